package dev.imatool.parsers.entry;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.container.NamespaceUses;

/** Tells the entries of a list which use of the number of their namespace they are of. */
public final class NamespaceEntries {
    private static final int DIGITS = 10;

    private final NamespaceUses uses = new NamespaceUses();

    /** Before the first entry. */
    public NamespaceEntries() {}

    /** Tells the entry that was just read; nearly none names a namespace, and few of those that do a creator. */
    public void settle(CurrentEntry entry) {
        boolean own = entry.pcr() == CurrentEntry.NO_PCR;
        ByteSlice name = entry.nameField();
        boolean numbered = name == null ? entry.printed() : name.length() >= DIGITS && digit(name.at(0));
        if (!own && !numbered) {
            return;
        }
        entry.learnNames();
        long number = name == null ? -1 : number(name, own, entry.firstColumn());
        boolean known = number >= 0 && !(own && uses.begins(entry.list(), number));
        entry.use(known ? uses.use(entry.list(), number) : uses.take(entry.list(), entry.toEntry()));
    }

    /** The number of the namespace where a look at its name tells it, and that it is no creator's; else -1. */
    private static long number(ByteSlice name, boolean own, long column) {
        if (own && name.length() > 0 && name.at(0) == '/') {
            return column;
        }
        int slash = DIGITS + 1;
        if (name.length() < DIGITS || (own && (name.length() <= slash || name.at(slash) != '/'))) {
            return -1;
        }
        long number = 0;
        for (int i = 0; i < DIGITS; i++) {
            if (!digit(name.at(i))) {
                return -1;
            }
            number = 10 * number + name.at(i) - '0';
        }
        boolean alone = name.length() == DIGITS || name.at(DIGITS) == ':';
        return alone && number >= NamespaceNames.SMALLEST ? number : -1;
    }

    private static boolean digit(int character) {
        return character >= '0' && character <= '9';
    }
}
