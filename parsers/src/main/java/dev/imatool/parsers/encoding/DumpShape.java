package dev.imatool.parsers.encoding;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a hex dump is written, told from its first lines.
 *
 * @param radix of the offsets: 16 (xxd, hexdump, {@code od -A x}), 8 (od) or 10 ({@code od -A d}); the one in which most offsets
 *     are the sums of what is before them
 * @param word bytes of a group that stand in the order of a little-endian machine; 1 where groups stand as the bytes lie
 * @param octal true where groups are octal digits ({@code od} without options, {@code hexdump -b})
 * @param closed true where a last line without bytes gives the length, as hexdump and od write it
 */
record DumpShape(int radix, int word, boolean octal, boolean closed) {
    private static final int[] RADICES = {16, 8, 10};

    /** Lines before the first one: a prompt, a headline. */
    private static final int MOST_BEFORE = 5;

    /** The shape of the dump that begins in {@code head}; empty where none does. */
    static Optional<DumpShape> of(byte[] head) {
        List<DumpLine> lines = lines(head);
        if (lines.isEmpty() || lines.getFirst().groups().isEmpty()) {
            return Optional.empty();
        }
        DumpLine first = lines.getFirst();
        Optional<Groups> groups = Groups.of(lines);
        if (groups.isEmpty()) {
            return Optional.empty();
        }
        int radix = 0;
        int most = 0;
        for (int candidate : RADICES) {
            int fit = fitting(lines, candidate, groups.get());
            if (fit > most) {
                most = fit;
                radix = candidate;
            }
        }
        boolean single = first.colon() && lines.size() == 1 && first.whole() && first.offset(16) == 0;
        if (most == 0 && !single) {
            return Optional.empty();
        }
        return Optional.of(new DumpShape(
                single ? 16 : radix, groups.get().word(), groups.get().octal(), !first.colon()));
    }

    /** The bytes of a line, as far as its groups are such. */
    byte[] bytes(DumpLine line) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int digits = octal ? 3 : 2;
        for (String group : line.groups()) {
            if (!octal && word == 1) {
                for (int at = 0; at + 2 <= group.length(); at += 2) {
                    bytes.write(Integer.parseInt(group, at, at + 2, 16));
                }
            } else if (octal && (word == 1 ? group.length() != digits : group.length() != 6)) {
                return bytes.toByteArray();
            } else {
                long value = parse(group);
                int count = octal ? word : Math.min(word, group.length() / 2);
                for (int i = 0; i < count; i++) {
                    bytes.write((int) (value >>> (8 * i)));
                }
            }
        }
        return bytes.toByteArray();
    }

    /** True where every group of the line is whole. */
    boolean isWhole(DumpLine line) {
        if (!line.whole()) {
            return false;
        }
        for (String group : line.groups()) {
            boolean odd = octal ? group.length() != (word == 1 ? 3 : 6) || !isOctal(group) : group.length() % 2 != 0;
            if (odd || (!octal && word > 1 && group.length() > 2 * word)) {
                return false;
            }
        }
        return true;
    }

    private long parse(String group) {
        try {
            return Long.parseUnsignedLong(group, octal ? 8 : 16);
        } catch (NumberFormatException damaged) {
            return 0;
        }
    }

    private static boolean isOctal(String group) {
        return group.chars().allMatch(c -> c >= '0' && c <= '7');
    }

    /** How often an offset is that of the line before it and its bytes, or further on by a multiple of them. */
    private static int fitting(List<DumpLine> lines, int radix, Groups groups) {
        DumpShape shape = new DumpShape(radix, groups.word(), groups.octal(), true);
        int fit = 0;
        for (int i = 1; i < lines.size(); i++) {
            long before = lines.get(i - 1).offset(radix);
            long at = lines.get(i).offset(radix);
            int length = shape.bytes(lines.get(i - 1)).length;
            boolean last = lines.get(i).groups().isEmpty();
            boolean next =
                    at == before + length || (last && at > before && at >= before + length - 7 && at < before + length);
            if (before >= 0 && at >= 0 && next) {
                fit += 2;
            } else if (before >= 0 && at > before && length > 0 && (at - before) % length == 0) {
                fit++;
            }
        }
        return fit;
    }

    private static List<DumpLine> lines(byte[] head) {
        List<DumpLine> lines = new ArrayList<>();
        int others = 0;
        int from = 0;
        while (from < head.length) {
            int end = from;
            while (end < head.length && head[end] != '\n') {
                end++;
            }
            byte[] line = java.util.Arrays.copyOfRange(head, from, end);
            Optional<DumpLine> parsed = DumpLine.parse(line, line.length);
            if (parsed.isPresent()) {
                lines.add(parsed.get());
            } else if (lines.isEmpty() && ++others > MOST_BEFORE) {
                return List.of();
            }
            from = end + 1;
        }
        return lines;
    }

    /** What the groups of a line mean. */
    private record Groups(int word, boolean octal) {
        static Optional<Groups> of(List<DumpLine> lines) {
            DumpLine line = lines.getFirst();
            int widest = line.groups().stream().mapToInt(String::length).max().orElse(0);
            int narrowest =
                    line.groups().stream().mapToInt(String::length).min().orElse(0);
            if (line.colon()) {
                return widest % 2 == 0 ? Optional.of(new Groups(xxdWord(lines, widest), false)) : Optional.empty();
            }
            if (widest != narrowest) {
                return Optional.empty();
            }
            return switch (widest) {
                case 2 -> Optional.of(new Groups(1, false));
                case 3 ->
                    line.groups().stream().allMatch(DumpShape::isOctal)
                            ? Optional.of(new Groups(1, true))
                            : Optional.empty();
                case 4 -> Optional.of(new Groups(2, false));
                case 6 ->
                    line.groups().stream().allMatch(DumpShape::isOctal)
                            ? Optional.of(new Groups(2, true))
                            : Optional.empty();
                case 8 -> Optional.of(new Groups(4, false));
                case 16 -> Optional.of(new Groups(8, false));
                default -> Optional.empty();
            };
        }

        /** {@code xxd -e} turns each group around, which only its text column tells. */
        private static int xxdWord(List<DumpLine> lines, int widest) {
            int word = widest / 2;
            if (word < 2 || word > 8) {
                return 1;
            }
            DumpShape printed = new DumpShape(16, 1, false, false);
            DumpShape turned = new DumpShape(16, word, false, false);
            int balance = 0;
            for (DumpLine line : lines) {
                if (line.text().isPresent()) {
                    String shown = line.text().get();
                    balance += shows(shown, turned.bytes(line)) ? 1 : 0;
                    balance -= shows(shown, printed.bytes(line)) ? 1 : 0;
                }
            }
            return balance > 0 ? word : 1;
        }

        private static boolean shows(String text, byte[] bytes) {
            String printed = new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", ".");
            return text.startsWith(printed) || text.stripTrailing().equals(printed.stripTrailing());
        }
    }
}
