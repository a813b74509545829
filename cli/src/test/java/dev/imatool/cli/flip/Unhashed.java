package dev.imatool.cli.flip;

import dev.imatool.cli.flip.Layout.Region;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Bytes that a positive answer does not depend on, each with its row in docs/malformed-input.md, which says why. */
enum Unhashed {
    TEMPLATE_NAME {
        @Override
        boolean holds(Flip flip) {
            return flip.region() == Region.TEMPLATE_NAME;
        }
    },
    VIOLATION_CONTENTS {
        @Override
        boolean holds(Flip flip) {
            return flip.region() == Region.VIOLATION;
        }
    },
    PCR_WITHOUT_VALUE {
        @Override
        boolean holds(Flip flip) {
            return flip.region() == Region.PCR && flip.set().name().equals("signatures");
        }
    },
    HEX_CASE {
        @Override
        boolean holds(Flip flip) {
            return flip.region().text() && flip.mask() == 0x20 && (isHexLetter(flip.was()) || flip.was() == 'x');
        }
    },
    BLANKS {
        @Override
        boolean holds(Flip flip) {
            return flip.region().text() && isBlank(flip.was()) && isBlank(flip.is());
        }
    },
    LINE_END {
        @Override
        boolean holds(Flip flip) {
            boolean list = flip.input().equals(FlipSet.ASCII) || flip.input().contains("runtime_measurements");
            boolean ofNoName = flip.is() < 0x80 && !Character.isLetterOrDigit(flip.is());
            return list && flip.region() == Region.TEXT && flip.was() == '\n' && ofNoName;
        }
    },
    VALUE_OF_ANOTHER_PCR {
        @Override
        boolean holds(Flip flip) {
            return flip.region() == Region.VALUE_LABEL;
        }
    },
    UNREAD_VALUES {
        @Override
        boolean holds(Flip flip) {
            boolean unread = flip.region() == Region.VALUE_STRUCTURE
                    || flip.region() == Region.VALUE_PREFIX
                    || (flip.region().text() && !isHex(flip.is()));
            return unread && flip.input().startsWith(FlipSet.EVIDENCE);
        }
    },
    UNUSED_SLOTS {
        @Override
        boolean holds(Flip flip) {
            return flip.region() == Region.UNUSED_SLOT;
        }
    },
    AROUND_A_KEY {
        @Override
        boolean holds(Flip flip) {
            return flip.region() == Region.AROUND_A_KEY;
        }
    },
    LOG_HEADER {
        @Override
        boolean holds(Flip flip) {
            return flip.region() == Region.LOG_HEADER;
        }
    },
    EVENT_TYPE {
        @Override
        boolean holds(Flip flip) {
            return flip.region() == Region.EVENT_TYPE;
        }
    },
    EVENT_DATA {
        @Override
        boolean holds(Flip flip) {
            return flip.region() == Region.EVENT_LABEL;
        }
    };

    /** The name of its row. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True where the flipped bit is of these bytes. */
    abstract boolean holds(Flip flip);

    static Optional<Unhashed> of(Flip flip) {
        return Arrays.stream(values()).filter(each -> each.holds(flip)).findFirst();
    }

    private static boolean isHex(int c) {
        return Character.digit(c, 16) >= 0;
    }

    private static boolean isHexLetter(int c) {
        return isHex(c) && !Character.isDigit(c);
    }

    private static boolean isBlank(int c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f);
    }

    /** One flipped bit. */
    record Flip(FlipSet set, String input, int at, int mask, Region region) {
        int was() {
            return set.inputs().get(input)[at] & 0xff;
        }

        int is() {
            return was() ^ mask;
        }

        @Override
        public String toString() {
            return set.name() + ", " + input + ", byte " + at + ", bit " + Integer.toHexString(mask) + " (" + region
                    + ")";
        }
    }
}
