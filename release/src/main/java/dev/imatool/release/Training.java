package dev.imatool.release;

import dev.imatool.cli.CommandModels;
import dev.imatool.cli.Imatool;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Runs what users run, in one process whose JVM writes down which classes that takes: every command line of the golden tests,
 * or those of some commands, then the help of these commands. A command that has a golden test is trained without being named
 * here.
 */
public final class Training {
    /** They search for seconds, and load no class that their neighbours do not. */
    private static final Set<String> TOO_LONG = Set.of(
            "explain/swapped-entries",
            "explain/not-explained",
            "explain/document-from-zero",
            "explain/entry-twice",
            "explain/cut-short",
            "audit/kernel-log",
            "case/bad-first",
            "repair/tampered");

    private static final String USAGE = "usage";

    private Training() {}

    /**
     * Runs all, and ends the process as {@code imatool} does.
     *
     * @param args the folder of golden cases, the folder of fixtures, a list to replay last, and the folders of those cases that
     *     are wanted, if not all are; of those of usage alone, the last is the help of all
     * @throws IOException when a case cannot be read
     * @throws ReflectiveOperationException when the generated classes are not there
     */
    public static void main(String[] args) throws IOException, ReflectiveOperationException {
        CommandModels models = Class.forName("dev.imatool.cli.PrebuiltModels")
                .asSubclass(CommandModels.class)
                .getDeclaredConstructor()
                .newInstance();
        Path cases = Path.of(args[0]);
        Set<String> wanted = Set.of(Arrays.copyOfRange(args, 3, args.length));
        Set<String> commands = new TreeSet<>();
        for (Path folder : folders(cases)) {
            Path name = cases.relativize(folder);
            boolean asked = wanted.isEmpty() || wanted.contains(name.getName(0).toString());
            if (asked && !TOO_LONG.contains(name.toString())) {
                List<String> words = words(folder, Path.of(args[1]));
                commands.add(words.get(0));
                run(words, models);
            }
        }
        if (wanted.equals(Set.of(USAGE))) {
            start("--help");
        } else {
            for (String command : commands) {
                run(List.of(command, "--help"), models);
            }
            start("replay", args[2]);
        }
    }

    /** As the image does, which ends the process. */
    private static void start(String... words) throws ReflectiveOperationException {
        Class.forName("dev.imatool.cli.PrebuiltMain")
                .getMethod("main", String[].class)
                .invoke(null, (Object) words);
    }

    private static List<Path> folders(Path cases) throws IOException {
        try (Stream<Path> files = Files.walk(cases)) {
            return files.filter(file -> file.endsWith("cmd"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        }
    }

    private static List<String> words(Path folder, Path fixtures) throws IOException {
        List<String> words = new ArrayList<>();
        for (String word : Files.readString(folder.resolve("cmd")).strip().split("\\s+")) {
            words.add(word.replace("fixtures:", fixtures + "/").replace("case:", folder + "/"));
        }
        return words;
    }

    private static void run(List<String> words, CommandModels models) throws IOException {
        int redirection = words.indexOf("<");
        List<String> arguments = redirection < 0 ? words : words.subList(0, redirection);
        try (InputStream in = redirection < 0
                ? InputStream.nullInputStream()
                : Files.newInputStream(Path.of(words.get(redirection + 1)))) {
            PrintStream err = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
            Imatool.run(arguments.toArray(String[]::new), in, OutputStream.nullOutputStream(), err, Map.of(), models);
        }
    }
}
