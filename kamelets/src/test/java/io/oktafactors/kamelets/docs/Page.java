package io.oktafactors.kamelets.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page of the user guide about the Kamelets. */
final class Page {

    private static final Path FILE = Path.of("../docs/kamelets.md");

    private Page() {}

    static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The code blocks in one language, in order. */
    static List<String> blocks(String language) {
        return Pattern.compile("^```" + language + "\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(text())
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** Puts another table in the place of that of the Kamelets. */
    static void replaceTable(String table) throws IOException {
        Files.writeString(
                FILE, text().replaceFirst("(?m)^\\| Kamelet \\|.*\\n(\\|.*\\n)*", Matcher.quoteReplacement(table)));
    }
}
