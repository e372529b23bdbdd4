package io.oktafactors.routes.folder;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Names of files. They are chosen by whoever writes the file. */
public final class FileNames {

    /** Maximum length in file systems, in bytes. */
    private static final int MAX_BYTES = 255;

    private static final char STAND_IN = '?';

    private FileNames() {}

    /**
     * A name as it is shown in logs, reasons and ids: control characters, line breaks, characters that change the direction of
     * text and other invisible characters are question marks. It has the same length as the name.
     */
    public static String shown(Path file) {
        return shown(file.getFileName().toString());
    }

    static String shown(String text) {
        StringBuilder shown = new StringBuilder(text);
        for (int i = 0; i < shown.length(); i++) {
            if (isUnseen(shown, i)) {
                shown.setCharAt(i, STAND_IN);
            }
        }
        return shown.toString();
    }

    /** A name that file systems accept: if it is too long, the part before its extension is cut. */
    static String shortened(String name) {
        if (bytes(name) <= MAX_BYTES) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && bytes(name.substring(dot)) <= 20 ? name.substring(dot) : "";
        int end = name.length() - ending.length();
        while (bytes(name.substring(0, end)) > MAX_BYTES - ending.length()) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end) + ending;
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    private static boolean isUnseen(CharSequence text, int index) {
        char c = text.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return index == 0 || !Character.isHighSurrogate(text.charAt(index - 1));
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
