package dev.imatool.parsers.audit;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Types of integrity audit records ({@code include/uapi/linux/audit.h}). */
public enum AuditType {
    /** Files that could not be collected or appraised. */
    INTEGRITY_DATA(1800),
    /** EVM. */
    INTEGRITY_METADATA(1801),
    /** Updates of the policy. */
    INTEGRITY_STATUS(1802),
    /** Defined; no kernel is known to write it for IMA. */
    INTEGRITY_HASH(1803),
    /** The measurement list and the PCR; violations among them. */
    INTEGRITY_PCR(1804),
    /** A file and its digest, for an {@code audit} rule of the policy. */
    INTEGRITY_RULE(1805),
    /** Changes of the list of attributes that EVM protects. */
    INTEGRITY_EVM_XATTR(1806),
    /** One rule of a policy that was loaded. */
    INTEGRITY_POLICY_RULE(1807),
    /** Appraisal on behalf of a program that asked for it. */
    INTEGRITY_USERSPACE(1808);

    private final int number;

    AuditType(int number) {
        this.number = number;
    }

    /** The number that the kernel log prints. */
    public int number() {
        return number;
    }

    private static final Pattern UNKNOWN = Pattern.compile("UNKNOWN\\[(\\d{4})\\]");
    private static final Pattern INTEGRITY = Pattern.compile("18\\d\\d|INTEGRITY_\\w+");

    /** The type of that name or number, also of {@code UNKNOWN[1808]}, as an auditd prints it that does not know the name. */
    static Optional<AuditType> of(String word) {
        String plain = plain(word);
        return Arrays.stream(values())
                .filter(type -> type.name().equals(plain)
                        || Integer.toString(type.number).equals(plain))
                .findFirst();
    }

    /** True for a type of the kernel's integrity subsystem (1800 to 1899), known or not. */
    static boolean isIntegrity(String word) {
        return INTEGRITY.matcher(plain(word)).matches();
    }

    private static String plain(String word) {
        Matcher unknown = UNKNOWN.matcher(word);
        return unknown.matches() ? unknown.group(1) : word;
    }
}
