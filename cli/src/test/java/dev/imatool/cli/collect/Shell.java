package dev.imatool.cli.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A shell that runs recipes in a folder.
 *
 * @param words the command, such as {@code busybox sh}
 * @param folder where it runs
 * @param environment what is added to the environment; a TPM is only asked where it names one
 */
public record Shell(String words, Path folder, Map<String, String> environment) {
    private static final List<String> KNOWN = List.of("dash", "busybox", "bash");

    /** What a run gave. */
    public record Run(int exit, String out, String err) {}

    /** Those of the usual small shells that are installed; {@code sh} always is. The live tests fail where one is missing. */
    public static List<String> installed() {
        List<String> shells = new ArrayList<>(List.of("sh"));
        KNOWN.stream()
                .filter(shell -> program(shell) != null)
                .map(shell -> shell.equals("busybox") ? "busybox sh" : shell)
                .forEach(shells::add);
        return shells;
    }

    /** @return where a program is, or null where it is not installed */
    public static @org.jspecify.annotations.Nullable Path program(String name) {
        return Arrays.stream(path().split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    private static String path() {
        return System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    }

    /** The same shell with programs of a folder before those that are installed. */
    public Shell with(Path programs) {
        return with("PATH", programs + File.pathSeparator + path());
    }

    /** The same shell with one more variable of the environment. */
    public Shell with(String variable, String value) {
        Map<String, String> more = new java.util.TreeMap<>(environment);
        more.put(variable, value);
        return new Shell(words, folder, more);
    }

    /** Runs words behind the words of the shell. */
    public Run run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Arrays.asList(words.split(" ")));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command).directory(folder.toFile());
        process.environment().remove("TPM2TOOLS_TCTI");
        process.environment().putAll(environment);
        Path err = folder.resolve("err");
        Process running = process.redirectError(err.toFile()).start();
        String out = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(running.waitFor(), out, Files.readString(err));
    }

    /** Runs the script of {@code contrib}. */
    public Run collect(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(
                List.of(FakeHost.CONTRIB.resolve("collect-ima.sh").toString()));
        all.addAll(List.of(arguments));
        return run(all.toArray(String[]::new));
    }

    /** Writes a stand-in for a program. */
    static void standIn(Path folder, String name, String body) throws IOException {
        Files.createDirectories(folder);
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
