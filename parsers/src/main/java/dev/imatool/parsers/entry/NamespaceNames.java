package dev.imatool.parsers.entry;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.QualifiedName;
import java.util.Optional;

/**
 * Tells names with a namespace from ordinary ones. The forms are those of container-ima and Container-IMA: {@code NS:/path},
 * {@code pid->ppid->…_NS:path} and a bare {@code NS} for an image.
 *
 * <p>An ordinary file name begins with {@code /}; where the kernel falls back to the bare file name it holds no {@code /}
 * ({@code ima_d_path}). So {@code NS:/…} cannot be an ordinary file, while a bare number can: it counts only in company
 * of other namespaced names, or in PCR 11, where container-ima puts its entries.
 */
public final class NamespaceNames {
    /**
     * Smallest number of a namespace. The kernel numbers the initial namespaces from 0xEFFFFFF0 and others from
     * 0xF0000000 on ({@code include/linux/proc_ns.h}, {@code PROC_DYNAMIC_FIRST}).
     */
    public static final long SMALLEST = 0xeffffff0L;

    private static final int DIGITS = 10;
    private static final int CONTAINER_PCR = 11;

    private boolean seen;

    /** True when a name with a namespace was taken apart. */
    boolean seen() {
        return seen;
    }

    /**
     * Takes the next name of a list apart.
     *
     * @param name the event name as logged
     * @param pcr PCR index of the entry
     * @param buffer true when the entry measures a buffer: its name is a label that user space may choose
     */
    public QualifiedName parse(ByteString name, int pcr, boolean buffer) {
        QualifiedName parsed = parse(name, pcr, buffer, seen);
        seen |= parsed.container().isPresent() && name.length() > DIGITS;
        return parsed;
    }

    /** The same for a name of which is known whether namespaces were {@code seen} before it. */
    static QualifiedName parse(ByteString name, int pcr, boolean buffer, boolean seen) {
        if (buffer || name.length() < DIGITS) {
            return QualifiedName.plain(name);
        }
        int colon = name.indexOf(':', 0);
        if (colon >= DIGITS && namespaceAt(name, colon - DIGITS)) {
            int start = colon - DIGITS;
            boolean path = colon + 1 < name.length() && name.at(colon + 1) == '/';
            Optional<String> chain = start == 0 ? Optional.empty() : processChain(name, start);
            if (path && (start == 0 || chain.isPresent())) {
                return named(name, start, colon, name.slice(colon + 1, name.length()), chain);
            }
        }
        if (name.length() == DIGITS && namespaceAt(name, 0) && (seen || pcr == CONTAINER_PCR)) {
            return named(name, 0, DIGITS, name, Optional.empty());
        }
        return QualifiedName.plain(name);
    }

    private static QualifiedName named(ByteString name, int from, int to, ByteString path, Optional<String> chain) {
        Container namespace = Container.ofNamespace(name.slice(from, to).latin1(), Container.Source.EVENT_NAME);
        return new QualifiedName(name, Optional.of(namespace), path, chain);
    }

    private static boolean namespaceAt(ByteString name, int from) {
        long number = 0;
        for (int i = from; i < from + DIGITS; i++) {
            int digit = name.at(i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            number = 10 * number + digit;
        }
        return number >= SMALLEST && number <= 0xffffffffL;
    }

    /** The {@code pid->ppid->…} before {@code _NS}, without the underscore that a blank became. */
    private static Optional<String> processChain(ByteString name, int end) {
        if (name.at(end - 1) != '_' || name.at(0) < '0' || name.at(0) > '9') {
            return Optional.empty();
        }
        for (int i = 0; i < end - 1; i++) {
            int c = name.at(i);
            if ((c < '0' || c > '9') && c != '-' && c != '>') {
                return Optional.empty();
            }
        }
        return Optional.of(name.slice(0, end - 1).latin1());
    }
}
