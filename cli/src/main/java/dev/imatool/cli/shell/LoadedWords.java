package dev.imatool.cli.shell;

import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.listfolder.ListArguments;
import dev.imatool.examine.listfolder.ListFolder;
import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.EntryView;
import dev.imatool.model.container.ContainerSelector;
import dev.imatool.parsers.FileNames;
import dev.imatool.replay.templatedigest.TemplateDigests;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Words that the entries of the loaded lists have, for completion only: no answer rests on them. They are collected when they are
 * first asked for. A list may have any number of paths and names, so that only as many are known as take little memory.
 */
final class LoadedWords {
    private static final int MOST_PATH_CHARACTERS = 1 << 25;
    private static final int LONGEST_PATH = 4096;
    private static final int LONGEST_DESCRIBED = 60;
    private static final int MOST_NAMES = 10_000;
    private static final char SLASH = '/';
    private static final char RANGE = '-';
    private static final int MOST_DIGITS = 18;

    /** As patterns that match them alone. */
    private final NavigableSet<String> paths = new TreeSet<>();

    private final NavigableSet<String> namespaces = new TreeSet<>();
    private final NavigableSet<String> containers = new TreeSet<>();
    private final NavigableSet<String> claims = new TreeSet<>();
    private final NavigableSet<String> templates = new TreeSet<>();
    private final NavigableSet<String> lists = new TreeSet<>();
    private final SortedSet<Integer> pcrs = new TreeSet<>();
    private int pathCharacters;

    /** What each entry of the first list measured, as far as these are kept, in the order of the list. */
    private final List<String> measured = new ArrayList<>();

    private int listsRead;

    /** Entries of the longest list. */
    private long entries;

    private LoadedWords() {}

    /** Those of the files of a shell; of one that cannot be read, none. */
    static LoadedWords of(LoadedEvidence evidence) {
        LoadedWords words = new LoadedWords();
        try (InputArguments inputs = new InputArguments(InputStream.nullInputStream(), List.of(), false, evidence)) {
            ListPass pass = new ListPass(inputs).unwatched();
            for (ListFolder.Listed list :
                    new ListArguments(evidence.arguments()).find().lists()) {
                words.read(pass, list.path());
            }
        } catch (IOException noFolder) {
            return words;
        }
        return words;
    }

    private void read(ListPass pass, String list) {
        listsRead++;
        try {
            pass.unchecked(pass.inputs().once(list), this::add);
        } catch (IOException unreadable) {
            return; // the command that is asked about it says so
        }
    }

    private void add(TemplateDigests digests) {
        EntryView entry = digests.entry();
        entries = Math.max(entries, entry.number());
        if (entry.pcr() != EntryView.NO_PCR) {
            pcrs.add(entry.pcr());
        }
        add(templates, entry.template().name());
        if (!entry.list().isEmpty()) {
            add(lists, entry.list());
        }
        addPath(entry);
        if (entry.mayBeInContainer()) {
            entry.container().ifPresent(this::add);
        }
    }

    private void add(Container container) {
        container.namespace().ifPresent(label -> {
            add(namespaces, label);
            add(namespaces, container.id());
        });
        boolean host = new ContainerSelector(container.id()).host();
        add(containers, host ? ContainerSelector.ofId(container.id()).wanted() : container.id());
        add(claims, ContainerSelector.claim(container));
    }

    private void addPath(EntryView entry) {
        byte[] name = (entry.plain()
                        ? plainPath(entry.field(1).toByteString())
                        : entry.toEntry().name().path())
                .toByteArray();
        if (listsRead == 1 && measured.size() < MOST_NAMES) {
            measured.add(name.length > LONGEST_DESCRIBED ? "" : FileNames.text(name));
        }
        if (name.length == 0 || name.length > LONGEST_PATH || pathCharacters > MOST_PATH_CHARACTERS) {
            return;
        }
        String path = Quoting.pattern(FileNames.text(name));
        if (paths.add(path)) {
            pathCharacters += path.length();
        }
    }

    /** A binary list ends a name with a zero. */
    private static ByteString plainPath(ByteString field) {
        int last = field.length() - 1;
        return field.at(last) == 0 ? field.slice(0, last) : field;
    }

    private static void add(SortedSet<String> names, String name) {
        if (names.size() < MOST_NAMES && !name.isEmpty() && name.length() <= LONGEST_PATH) {
            names.add(name);
        }
    }

    /** Paths that begin as typed, up to the next slash, as patterns. */
    List<Completion> paths(String prefix) {
        List<Completion> found = new ArrayList<>();
        String path = paths.ceiling(prefix);
        while (path != null && path.startsWith(prefix)) {
            int slash = path.indexOf(SLASH, Math.max(prefix.length(), 1));
            if (slash < 0) {
                found.add(Completion.of(path));
                path = paths.higher(path);
            } else {
                String folder = path.substring(0, slash + 1);
                found.add(Completion.begin(folder));
                path = paths.ceiling(folder.substring(0, slash) + (char) (SLASH + 1));
            }
        }
        return found;
    }

    /**
     * Numbers of entries that begin as typed, one digit further, with what they measured where one list is loaded; of a range, its end.
     */
    List<Completion> entries(String prefix) {
        String typed = prefix.substring(prefix.indexOf(RANGE) + 1);
        String before = prefix.substring(0, prefix.length() - typed.length());
        List<Completion> found = new ArrayList<>();
        if (typed.length() < MOST_DIGITS && typed.matches("(?:[1-9]\\d*)?")) {
            long begun = typed.isEmpty() ? 0 : Long.parseLong(typed);
            addEntry(found, before, begun);
            for (long number = begun * 10; number < begun * 10 + 10; number++) {
                addEntry(found, before, number);
            }
        }
        return found;
    }

    private void addEntry(List<Completion> found, String before, long number) {
        if (number >= 1 && number <= entries) {
            String path = listsRead == 1 && number <= measured.size() ? measured.get((int) number - 1) : "";
            found.add(Completion.of(before + number, path));
        }
    }

    /** Labels of namespaces, and ids of single uses of their numbers. */
    List<Completion> namespaces() {
        return completions(namespaces);
    }

    /** What {@code --container} takes: ids, the exact words where one is begun, and the host. */
    List<Completion> containers(String prefix) {
        List<Completion> found = new ArrayList<>();
        found.add(Completion.of(ContainerSelector.HOST));
        found.addAll(completions(containers));
        if (prefix.indexOf(':') > 0) {
            found.addAll(completions(claims));
        }
        return found;
    }

    /** Names of templates. */
    List<Completion> templates() {
        return completions(templates);
    }

    /** Names of the lists of a pasted session. */
    List<Completion> lists() {
        return completions(lists);
    }

    /** PCRs that entries extend. */
    List<Completion> pcrs() {
        return pcrs.stream().map(pcr -> Completion.of(Integer.toString(pcr))).toList();
    }

    private static List<Completion> completions(SortedSet<String> words) {
        return words.stream().map(Completion::of).toList();
    }
}
