package dev.imatool.parsers.policy;

import java.util.Arrays;
import java.util.Optional;

/** Values of {@code func=}: where in the kernel a rule is asked. */
public enum PolicyHook {
    FILE_CHECK("files when they are opened", "", "2.6.33"),
    MMAP_CHECK("files mapped as code", "MAY_EXEC", "3.9"),
    MMAP_CHECK_REQPROT("files mapped as code by request of the program", "MAY_EXEC", "6.3"),
    BPRM_CHECK("programs that are executed", "MAY_EXEC", "2.6.30"),
    CREDS_CHECK("programs that are executed, with their final credentials", "MAY_EXEC", "4.17"),
    MODULE_CHECK("kernel modules", "MAY_READ", "3.8"),
    FIRMWARE_CHECK("firmware", "MAY_READ", "3.17"),
    KEXEC_KERNEL_CHECK("kernels loaded for kexec", "MAY_READ", "4.6"),
    KEXEC_INITRAMFS_CHECK("initramfs images loaded for kexec", "MAY_READ", "4.6"),
    POLICY_CHECK("IMA policies", "MAY_READ", "4.6"),
    KEXEC_CMDLINE("the command line given to kexec", "", "5.3"),
    KEY_CHECK("keys added to keyrings", "", "5.6"),
    CRITICAL_DATA("critical data of the kernel", "", "5.12"),
    SETXATTR_CHECK("security.ima written by user space", "", "5.15");

    private final String words;
    private final String mask;
    private final String since;

    PolicyHook(String words, String mask, String since) {
        this.words = words;
        this.mask = mask;
        this.since = since;
    }

    /** The hook of that value, the kernel's two aliases included. */
    static Optional<PolicyHook> of(String value) {
        String name = switch (value) {
            case "PATH_CHECK" -> "FILE_CHECK";
            case "FILE_MMAP" -> "MMAP_CHECK";
            default -> value;
        };
        return Arrays.stream(values()).filter(hook -> hook.name().equals(name)).findFirst();
    }

    /** What is looked at there. */
    public String words() {
        return words;
    }

    /**
     * The one mask with which the kernel asks there, where there is only one ({@code ima_file_mmap},
     * {@code ima_bprm_check}, {@code ima_read_file}).
     */
    Optional<String> onlyMask() {
        return mask.isEmpty() ? Optional.empty() : Optional.of(mask);
    }

    /** The first kernel that knows it by this name; the two aliases are as old as policies. */
    KernelVersion since() {
        return KernelVersion.of(since);
    }

    /** True when it measures a buffer, for which a rule must name it ({@code ima_match_rules}). */
    boolean wantsToBeNamed() {
        return this == KEY_CHECK || this == CRITICAL_DATA || this == SETXATTR_CHECK;
    }

    /** True where a file may carry an appended signature. */
    boolean takesModsig() {
        return this == MODULE_CHECK || this == KEXEC_KERNEL_CHECK || this == KEXEC_INITRAMFS_CHECK;
    }
}
