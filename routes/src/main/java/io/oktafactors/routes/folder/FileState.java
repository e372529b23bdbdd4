package io.oktafactors.routes.folder;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;

/**
 * A file as it lies in its folder, without its content: another one of the same name has another state, and so has this one when
 * it was written to or moved.
 *
 * @param size in bytes
 * @param modified when it was written to
 * @param node its number on the file system and when that entry changed, where there are such things
 */
public record FileState(long size, FileTime modified, String node) {

    /** The state of a file; of a link that of the link. */
    public static FileState of(Path file) throws IOException {
        BasicFileAttributes basic = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new FileState(basic.size(), basic.lastModifiedTime(), node(file, basic));
    }

    /** All of it in at most 200 characters. */
    public String id() {
        return size + " " + modified.toInstant() + " " + node;
    }

    private static String node(Path file, BasicFileAttributes basic) throws IOException {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("unix")) {
            return basic.creationTime().toString();
        }
        Map<String, Object> unix = Files.readAttributes(file, "unix:ino,ctime", LinkOption.NOFOLLOW_LINKS);
        return unix.get("ino") + " " + unix.get("ctime");
    }
}
