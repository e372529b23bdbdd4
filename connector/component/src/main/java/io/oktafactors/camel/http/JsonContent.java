package io.oktafactors.camel.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;

/** The body of an answer, which is read as JSON once, where it is asked for. */
final class JsonContent {

    private final byte[] bytes;
    private JsonNode tree;

    JsonContent(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    synchronized JsonNode tree() throws IOException {
        if (tree == null) {
            tree = Json.tree(bytes);
        }
        return tree;
    }

    JsonNode treeOrMissing() {
        try {
            return tree();
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
