package io.oktafactors.sandbox.http.control;

import io.oktafactors.sandbox.api.SandboxException;
import io.oktafactors.sandbox.http.Call;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * Query parameters that select items of a list. All of them have to match; {@code newest} is the number of newest items.
 *
 * @param rows by parameter, the test of an item
 */
record Filter<T>(Map<String, BiPredicate<T, String>> rows) {
    private static final String NEWEST = "newest";

    List<T> of(Call call, List<T> oldestFirst) {
        List<T> chosen = oldestFirst;
        for (String parameter : call.queryNames()) {
            if (!parameter.equals(NEWEST)) {
                BiPredicate<T, String> row = row(parameter);
                String value = call.query(parameter);
                chosen = chosen.stream().filter(item -> row.test(item, value)).toList();
            }
        }
        int newest = Fields.most(call, NEWEST);
        return chosen.subList(Math.max(0, chosen.size() - newest), chosen.size());
    }

    private BiPredicate<T, String> row(String parameter) {
        BiPredicate<T, String> row = rows.get(parameter);
        if (row == null) {
            throw new SandboxException("There is no filter '" + parameter + "'. Use "
                    + String.join(", ", new TreeSet<>(rows.keySet())) + " or " + NEWEST + ".");
        }
        return row;
    }
}
