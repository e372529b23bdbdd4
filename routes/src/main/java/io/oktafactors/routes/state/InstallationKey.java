package io.oktafactors.routes.state;

import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Repository;

/**
 * The secret that the ids of this installation are made with: 32 random bytes. The first start makes it and keeps it in the database,
 * so all nodes on one database have the same. It is never shown, and never changed: what was accepted would no longer be known.
 */
@Repository
public class InstallationKey {

    private static final int BYTES = 32;

    private final JdbcOperations jdbc;
    private final byte[] bytes;

    InstallationKey(JdbcOperations jdbc) {
        this.jdbc = jdbc;
        this.bytes = find().orElseGet(this::make);
    }

    /** The bytes of the key. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Of nodes that start at the same moment one adds its key, and all read that. */
    private byte[] make() {
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        try {
            jdbc.update(
                    connection -> { // a parameter that Spring sets would be in its log at TRACE
                        PreparedStatement insert =
                                connection.prepareStatement("insert into installation_key (id, secret) values (1, ?)");
                        insert.setString(1, HexFormat.of().formatHex(fresh));
                        return insert;
                    });
        } catch (DuplicateKeyException e) {
            return find().orElseThrow(() -> e);
        }
        return fresh;
    }

    private Optional<byte[]> find() {
        return jdbc.queryForList("select secret from installation_key where id = 1", String.class).stream()
                .findFirst()
                .map(HexFormat.of()::parseHex);
    }
}
