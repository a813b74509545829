package dev.imatool.parsers.policy;

import java.util.Map;
import java.util.Optional;

/**
 * The number in a superblock that tells the type of a file system ({@code include/uapi/linux/magic.h}).
 *
 * @param number 64 bits, unsigned
 */
public record FsMagic(long number) {
    private static final int HEX = 16;

    private static final Map<Long, String> NAMES = Map.ofEntries(
            Map.entry(0x9fa0L, "proc"),
            Map.entry(0x62656572L, "sysfs"),
            Map.entry(0x62656570L, "configfs"),
            Map.entry(0x64626720L, "debugfs"),
            Map.entry(0x01021994L, "tmpfs"),
            Map.entry(0x858458f6L, "ramfs"),
            Map.entry(0x1cd1L, "devpts"),
            Map.entry(0x42494e4dL, "binfmt_misc"),
            Map.entry(0x73636673L, "securityfs"),
            Map.entry(0xf97cff8cL, "selinuxfs"),
            Map.entry(0x43415d53L, "smackfs"),
            Map.entry(0x27e0ebL, "cgroup"),
            Map.entry(0x63677270L, "cgroup2"),
            Map.entry(0x6e736673L, "nsfs"),
            Map.entry(0xde5e81e4L, "efivarfs"),
            Map.entry(0x74726163L, "tracefs"),
            Map.entry(0x6165676cL, "pstore"),
            Map.entry(0xcafe4a11L, "bpf"),
            Map.entry(0x958458f6L, "hugetlbfs"),
            Map.entry(0x19800202L, "mqueue"),
            Map.entry(0x5346414fL, "afs"),
            Map.entry(0x794c7630L, "overlayfs"),
            Map.entry(0x73717368L, "squashfs"),
            Map.entry(0xe0f5e1e2L, "erofs"),
            Map.entry(0xef53L, "ext2/ext3/ext4"),
            Map.entry(0x58465342L, "xfs"),
            Map.entry(0x9123683eL, "btrfs"),
            Map.entry(0xf2f52010L, "f2fs"),
            Map.entry(0x6969L, "nfs"),
            Map.entry(0x65735546L, "fuse"),
            Map.entry(0x4d44L, "vfat"),
            Map.entry(0x9660L, "iso9660"));

    /** Reads hex as the kernel does ({@code kstrtoul}): with or without {@code 0x}, after an optional plus. */
    static Optional<FsMagic> parse(String value) {
        String unsigned = value.startsWith("+") ? value.substring(1) : value;
        boolean marked = unsigned.startsWith("0x") || unsigned.startsWith("0X");
        String digits = IdRange.withoutZeros(marked ? unsigned.substring(2) : unsigned);
        boolean hex = !digits.isEmpty()
                && digits.length() <= HEX
                && digits.chars().allMatch(c -> Character.digit(c, HEX) >= 0 && c < 0x80);
        return hex ? Optional.of(new FsMagic(Long.parseUnsignedLong(digits, HEX))) : Optional.empty();
    }

    /** Name of the file system, where it is known. */
    public Optional<String> name() {
        return Optional.ofNullable(NAMES.get(number));
    }

    @Override
    public String toString() {
        return "0x" + Long.toHexString(number);
    }
}
