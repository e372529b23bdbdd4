package io.oktafactors.routes.state;

import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Repository;

/**
 * The secret key with which the ids of this installation are made: 32 random bytes. The first start creates it in the database,
 * so all nodes of one database use the same key. It is never shown and never changed, since otherwise accepted events would not
 * be recognized.
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

    /** If several nodes start at the same moment, one of them adds its key, and all read that one. */
    private byte[] make() {
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        try {
            jdbc.update(
                    connection -> { // Spring would log a parameter at TRACE
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
