package io.oktafactors.kamelets.lint;

import io.oktafactors.kamelets.KameletFile;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One thing that holds for every Kamelet.
 *
 * @param name says what holds
 * @param check what is wrong with a file among all files; empty where it holds
 */
record Rule(String name, BiFunction<KameletFile, List<KameletFile>, List<String>> check) {

    static Rule of(String name, Function<KameletFile, List<String>> check) {
        return new Rule(name, (file, all) -> check.apply(file));
    }

    List<String> findings(KameletFile file, List<KameletFile> all) {
        return check.apply(file, all);
    }

    /** The finding if there is a fault. */
    static List<String> faultIf(boolean faulty, String finding) {
        return faulty ? List.of(finding) : List.of();
    }

    @Override
    public String toString() {
        return name;
    }
}
