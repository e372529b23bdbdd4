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
 * The state of a file in its folder, without its content: another file of the same name has another state, and so has this one
 * after it was written to or moved.
 *
 * @param size in bytes
 * @param modified when it was last written to
 * @param node its number in the file system and when that entry changed, if the file system has these
 */
public record FileState(long size, FileTime modified, String node) {

    /** The state of a file; for a link, that of the link itself. */
    public static FileState of(Path file) throws IOException {
        BasicFileAttributes basic = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new FileState(basic.size(), basic.lastModifiedTime(), node(file, basic));
    }

    /** The state as text of at most 200 characters. */
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
