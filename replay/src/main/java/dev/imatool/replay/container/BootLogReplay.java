package dev.imatool.replay.container;

import dev.imatool.model.ByteString;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.PcrBank;
import dev.imatool.model.container.ContainerBoot;
import dev.imatool.replay.templatedigest.BankHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * The boot log of Container-IMA replayed: each line's SHA-1 is that of its text with both quotes, and is extended into
 * PCR 11 of the sha1 bank ({@code runc/start.go}). Kernels up to 2017-09-23 used PCR 11 for kernel modules instead.
 *
 * @param boots all lines
 * @param mismatching those whose digest is not that of their text
 * @param value PCR 11 after the last line, from zero, with the digests as logged
 * @param checks expected values
 */
public record BootLogReplay(
        List<ContainerBoot> boots, List<Mismatch> mismatching, ByteString value, List<Check> checks) {
    private static final int LENGTH = 20;

    public BootLogReplay {
        boots = List.copyOf(boots);
        mismatching = List.copyOf(mismatching);
        checks = List.copyOf(checks);
    }

    /**
     * A line whose digest is not that of its text.
     *
     * @param boot the line
     * @param computed the SHA-1 of its text
     */
    public record Mismatch(ContainerBoot boot, ByteString computed) {}

    /**
     * An expected value of PCR 11.
     *
     * @param expected the value
     * @param line number of the line after which it is met; absent where none gives it
     * @param linesAfter boots after that line
     */
    public record Check(ExpectedPcr expected, OptionalLong line, long linesAfter) {
        /** Where it is met, from worst to best. */
        public enum Result {
            /** After no line. */
            NONE,
            /** After a line that others follow. */
            AT_LINE,
            /** After the last line. */
            AT_END;

            /** The name in reports, in lower case. */
            public String id() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        /** Where it is met. */
        public Result result() {
            if (line.isEmpty()) {
                return Result.NONE;
            }
            return linesAfter == 0 ? Result.AT_END : Result.AT_LINE;
        }
    }

    /** Replays {@code boots} and looks for the values on the way. */
    public static BootLogReplay of(List<ContainerBoot> boots, List<ExpectedPcr> expected) {
        BankHash sha1 = new BankHash(PcrBank.SHA1);
        List<Mismatch> mismatching = new ArrayList<>();
        List<ByteString> values = new ArrayList<>();
        byte[] message = new byte[2 * LENGTH];
        byte[] digest = new byte[LENGTH];
        for (ContainerBoot boot : boots) {
            byte[] text = boot.text().toByteArray();
            sha1.hash(text, 0, text.length, digest, 0);
            ByteString computed = ByteString.copyOf(digest);
            if (!boot.digest().equals(computed)) {
                mismatching.add(new Mismatch(boot, computed));
            }
            boot.digest().copyTo(message, LENGTH);
            sha1.hash(message, 0, message.length, message, 0);
            values.add(ByteString.copyOf(message, 0, LENGTH));
        }
        List<Check> checks = new ArrayList<>();
        for (ExpectedPcr value : expected) {
            int at = values.lastIndexOf(value.value());
            checks.add(
                    at < 0
                            ? new Check(value, OptionalLong.empty(), 0)
                            : new Check(value, OptionalLong.of(boots.get(at).line()), boots.size() - 1L - at));
        }
        return new BootLogReplay(boots, mismatching, ByteString.copyOf(message, 0, LENGTH), checks);
    }
}
