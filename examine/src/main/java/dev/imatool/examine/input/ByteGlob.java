package dev.imatool.examine.input;

import dev.imatool.model.ByteString;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A pattern for names: {@code *} stands for bytes other than {@code /}, {@code **} for any bytes, {@code ?} for one byte
 * other than {@code /}, {@code [a-z]} and {@code [!a-z]} for one byte of a set, a backslash takes the next character as it
 * is. It must match the whole name. Names are bytes, and hostile: the matching takes time in proportion to the length of
 * name and pattern multiplied, whatever they hold.
 */
public final class ByteGlob {
    private static final int BYTES = 256;
    private static final BitSet ANY = set("", true);
    private static final BitSet NO_SLASH = set("/", true);

    private final List<Step> steps;

    /** One place of the pattern: a byte of the set, or any number of them. */
    private record Step(BitSet bytes, boolean repeated) {}

    private ByteGlob(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if a set is not closed
     */
    public static ByteGlob of(String pattern) {
        ByteString bytes = ByteString.ofText(pattern);
        List<Step> steps = new ArrayList<>();
        int at = 0;
        while (at < bytes.length()) {
            int c = bytes.at(at);
            if (c == '*') {
                boolean doubled = at + 1 < bytes.length() && bytes.at(at + 1) == '*';
                steps.add(new Step(doubled ? ANY : NO_SLASH, true));
                at += doubled ? 2 : 1;
            } else if (c == '?') {
                steps.add(new Step(NO_SLASH, false));
                at++;
            } else if (c == '[') {
                int end = bytes.indexOf(']', at + 2);
                if (end < 0) {
                    throw new IllegalArgumentException("the set that begins with [ is not closed");
                }
                steps.add(new Step(setOf(bytes.slice(at + 1, end)), false));
                at = end + 1;
            } else {
                boolean quoted = c == '\\' && at + 1 < bytes.length();
                steps.add(new Step(single(quoted ? bytes.at(at + 1) : c), false));
                at += quoted ? 2 : 1;
            }
        }
        return new ByteGlob(steps);
    }

    /** True when the pattern matches all of {@code name}. */
    public boolean matches(ByteString name) {
        BitSet here = new BitSet(steps.size() + 1);
        here.set(0);
        for (int i = 0; i < name.length() && !here.isEmpty(); i++) {
            here = advance(here, name.at(i));
        }
        skipRepeated(here);
        return here.get(steps.size());
    }

    /** The places reached from the places {@code here} by one byte. */
    private BitSet advance(BitSet here, int value) {
        skipRepeated(here);
        BitSet next = new BitSet(steps.size() + 1);
        for (int place = here.nextSetBit(0); place >= 0 && place < steps.size(); place = here.nextSetBit(place + 1)) {
            Step step = steps.get(place);
            if (step.bytes().get(value)) {
                next.set(step.repeated() ? place : place + 1);
            }
        }
        return next;
    }

    /** A repeated step may stand for no byte at all. */
    private void skipRepeated(BitSet here) {
        for (int place = here.nextSetBit(0); place >= 0 && place < steps.size(); place = here.nextSetBit(place + 1)) {
            if (steps.get(place).repeated()) {
                here.set(place + 1);
            }
        }
    }

    private static BitSet setOf(ByteString inside) {
        boolean negated = inside.at(0) == '!' || inside.at(0) == '^';
        BitSet bytes = new BitSet(BYTES);
        int at = negated ? 1 : 0;
        while (at < inside.length()) {
            boolean range = at + 2 < inside.length() && inside.at(at + 1) == '-';
            int last = range ? inside.at(at + 2) : inside.at(at);
            if (last >= inside.at(at)) {
                bytes.set(inside.at(at), last + 1);
            }
            at += range ? 3 : 1;
        }
        if (negated) {
            bytes.flip(0, BYTES);
        }
        bytes.clear('/');
        return bytes;
    }

    private static BitSet single(int value) {
        BitSet bytes = new BitSet(BYTES);
        bytes.set(value);
        return bytes;
    }

    private static BitSet set(String members, boolean negated) {
        BitSet bytes = new BitSet(BYTES);
        members.chars().forEach(bytes::set);
        if (negated) {
            bytes.flip(0, BYTES);
        }
        return bytes;
    }
}
