package dev.imatool.render.page;

import dev.imatool.examine.report.Printable;
import dev.imatool.model.Container;
import dev.imatool.model.container.ContainerSelector;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the containers of one report are called in text: as short as runtimes call them, and as long as it takes for no two of them to be
 * called the same. Ids and names are chosen by whoever runs there, who may choose one that begins like that of another container, or one
 * that reads like a sentence. Not for use by several threads at a time.
 */
public final class ContainerNames {
    /** Digits of a pod's UID that are shown; the first group of a UUID. */
    private static final int POD_DIGITS = 8;

    /** Characters of a name that are shown; any process may call itself 4096 of them. */
    private static final int NAME_CHARACTERS = 64;

    /** Containers around one that are shown: a path has room for dozens. */
    private static final int AROUND = 2;

    /** Characters besides ASCII letters and digits that need no quotes around a name. */
    private static final String PLAIN = "._-/:@+";

    private final NavigableSet<String> labels = new TreeSet<>();
    private final NavigableSet<String> pods = new TreeSet<>();
    private final Set<Container> known = new HashSet<>();
    private final Map<String, List<String>> stores = new HashMap<>();

    /** How many containers claim the same but for where they are. */
    private final Map<Claim, Integer> alike = new HashMap<>();

    private record Claim(String label, int use, Optional<String> pod, Optional<String> runtime) {
        static Claim of(Container container) {
            return new Claim(container.label(), container.use(), container.pod(), container.runtime());
        }
    }

    /** No containers yet: those that are asked for are called so that they differ from the ones before them. */
    public ContainerNames() {}

    /** Containers that are to be called so that they all differ. */
    public static ContainerNames of(Stream<Container> containers) {
        ContainerNames names = new ContainerNames();
        containers.forEach(names::add);
        return names;
    }

    private void add(Container container) {
        if (known.add(container)) {
            labels.add(container.label());
            labels.addAll(around(container));
            container.pod().ifPresent(pods::add);
            alike.merge(Claim.of(container), 1, Integer::sum);
        }
    }

    /**
     * {@code 659a7fb2af47, pod 5ca1d2eb, containerd, in 9138208b676a}: its id, its pod, what runs it and the containers around it, safe
     * to print.
     */
    public String of(Container container) {
        add(container);
        String name = label(container.label(), digits(container)) + use(container);
        String pod = container
                .pod()
                .filter(uid -> !uid.equals(container.label()))
                .map(uid -> ", pod " + Printable.ofText(uid.substring(0, length(uid, POD_DIGITS, pods))))
                .orElse("");
        return name
                + pod
                + runtime(container)
                + around(around(container), outer -> label(outer, length(outer, shortest(outer), labels)))
                + (alike.getOrDefault(Claim.of(container), 1) > 1 ? where(container) : "");
    }

    /** The same with all digits, so that it is no other container's in any report. */
    public static String whole(Container container) {
        String pod = container
                .pod()
                .filter(uid -> !uid.equals(container.label()))
                .map(uid -> ", pod " + Printable.ofText(uid))
                .orElse("");
        return label(container.label(), container.label().length())
                + use(container)
                + pod
                + runtime(container)
                + around(container.around(), outer -> label(outer, outer.length()));
    }

    /** Which use of its number it is: after quotes, where what was named so reads alike. */
    private static String use(Container container) {
        return container.use() > 1 ? "#" + container.use() : "";
    }

    private int digits(Container container) {
        return length(container.label(), shortest(container.label()), labels);
    }

    /** The containers around one: of all in a store the same, so that each store is looked at once. */
    private List<String> around(Container container) {
        return container.source() == Container.Source.STORE
                ? stores.computeIfAbsent(container.within().orElse(""), store -> container.around())
                : container.around();
    }

    private static int shortest(String label) {
        return Math.min(NAME_CHARACTERS, Container.shortened(label).length());
    }

    /** {@code , in 9138208b676a}: those in which it is, the outermost last. */
    private static String around(List<String> around, UnaryOperator<String> names) {
        StringBuilder text = new StringBuilder();
        for (int i = around.size() - 1; i >= Math.max(0, around.size() - AROUND); i--) {
            text.append(", in ").append(names.apply(around.get(i)));
        }
        return text + (around.size() > AROUND ? ", …" : "");
    }

    /** How many characters of {@code text} are shown: at least {@code shortest}, and more where another one begins with these. */
    private static int length(String text, int shortest, NavigableSet<String> all) {
        int common = Math.max(common(text, all.lower(text)), common(text, all.higher(text)));
        return Math.min(text.length(), Math.max(shortest, common + 1));
    }

    private static int common(String text, @Nullable String other) {
        int same = 0;
        while (other != null
                && same < Math.min(text.length(), other.length())
                && text.charAt(same) == other.charAt(same)) {
            same++;
        }
        return same;
    }

    /** Of an id as many digits as are shown; a name that goes on ends with dots. */
    private static String label(String label, int shown) {
        int end = shown < label.length() && Character.isHighSurrogate(label.charAt(shown - 1)) ? shown + 1 : shown;
        String part = label.substring(0, end);
        boolean cut = end < label.length() && !Container.isId(label);
        return (plain(label) ? Printable.ofText(part) : quoted(part)) + (cut ? "…" : "");
    }

    /** True of what can be taken for nothing but an id or a name: it has no blanks and commas, and is not the word for the host. */
    private static boolean plain(String label) {
        return !label.isEmpty()
                && !label.equals(ContainerSelector.HOST)
                && label.chars().allMatch(ContainerNames::plain);
    }

    /** Letters of other alphabets may look like those of an id. */
    private static boolean plain(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || PLAIN.indexOf(c) >= 0;
    }

    private static String quoted(String label) {
        return '"' + Printable.ofText(label).replace("\"", "\\\"") + '"';
    }

    private static String runtime(Container container) {
        return container
                .runtime()
                .map(runtime -> ", " + Printable.ofText(runtime))
                .orElse("");
    }

    private static String where(Container container) {
        return ", " + container.source().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + container.within().map(within -> " in " + quoted(within)).orElse("");
    }
}
