package dev.imatool.parsers.policy;

import java.util.Optional;

/**
 * The user or group ids for which a condition holds. The highest number is no id ({@code uid_valid}).
 *
 * @param lowest first of them
 * @param highest last of them
 */
record IdRange(long lowest, long highest) {
    private static final long LARGEST = 0xfffffffeL;
    private static final int MOST_DIGITS = 10;

    /** The range of a condition; none when its value is no id. A plus and zeros in front are taken by the kernel. */
    static Optional<IdRange> of(RuleTerm term) {
        String value = withoutZeros(term.value().startsWith("+") ? term.value().substring(1) : term.value());
        boolean number = !value.isEmpty()
                && value.length() <= MOST_DIGITS
                && value.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number || Long.parseLong(value) > LARGEST) {
            return Optional.empty();
        }
        long id = Long.parseLong(value);
        return switch (term.operator()) {
            case "=" -> Optional.of(new IdRange(id, id));
            case "<" -> Optional.of(new IdRange(0, id - 1));
            case ">" -> Optional.of(new IdRange(id + 1, LARGEST));
            default -> Optional.empty();
        };
    }

    /** The digits without zeros in front; one zero stays. */
    static String withoutZeros(String digits) {
        int at = 0;
        while (at < digits.length() - 1 && digits.charAt(at) == '0') {
            at++;
        }
        return digits.substring(at);
    }

    boolean isEmpty() {
        return lowest > highest;
    }

    boolean contains(IdRange other) {
        return lowest <= other.lowest && other.highest <= highest;
    }
}
