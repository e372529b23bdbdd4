package io.oktafactors.sandbox.api;

import java.util.Set;

/**
 * Okta's standard admin roles, by what they let a caller do to users' factors. What each may do follows Okta's comparison of
 * roles; where that is silent on factors, the role reads only.
 */
public enum SandboxRole {
    SUPER_ADMIN(Permission.READ, Permission.MANAGE, Permission.RESET),
    ORG_ADMIN(Permission.READ, Permission.MANAGE, Permission.RESET),
    /** Group administrator; the constant has the name that Okta's API uses. */
    USER_ADMIN(Permission.READ, Permission.MANAGE, Permission.RESET),
    HELP_DESK_ADMIN(Permission.READ, Permission.RESET),
    READ_ONLY_ADMIN(Permission.READ),
    APP_ADMIN(Permission.READ),
    GROUP_MEMBERSHIP_ADMIN(Permission.READ),
    MOBILE_ADMIN(Permission.READ),
    API_ACCESS_MANAGEMENT_ADMIN(Permission.READ),
    REPORT_ADMIN;

    private final Set<Permission> permissions;

    SandboxRole(Permission... permissions) {
        this.permissions = Set.of(permissions);
    }

    /** Whether the role has a permission; if not, Okta answers with E0000006. */
    public boolean permits(Permission permission) {
        return permissions.contains(permission);
    }

    /** What an operation does to a user's factors. */
    public enum Permission {
        READ,
        MANAGE,
        /** Removes factors: unenroll and reset. */
        RESET
    }
}
