package dev.imatool.cli.collect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How UAC reads an artifact file and runs its commands, as its {@code lib/parse_artifact.sh}, {@code command_collector.sh} and
 * {@code run_command.sh} of 3.0 to 3.3 do. UAC reads lines, not YAML.
 *
 * @param head the values before the artifacts
 * @param artifacts the values of each artifact
 */
public record UacRules(Map<String, String> head, List<Map<String, String>> artifacts) {
    /** What starts a comment, in quotes and in the middle of a word as well. */
    private static final Pattern COMMENT = Pattern.compile("#.*$");

    /** {@code %name%} and {@code %name=value%} are replaced; a name nobody defined leaves its default. */
    private static final Pattern VARIABLE = Pattern.compile("%[A-Za-z_][A-Za-z0-9_]*(?:=([^%]*))?%");

    public static UacRules of(String text) {
        Map<String, String> head = Map.of();
        List<Map<String, String>> artifacts = new ArrayList<>();
        Map<String, String> values = new LinkedHashMap<>();
        boolean begun = false;
        for (String raw : (text + "\n-\n").split("\n")) {
            String line = strip(COMMENT.matcher(raw).replaceAll(""), " ");
            if (line.isEmpty()) {
                continue;
            }
            // the shell's read without -r: a backslash quotes the next character and is gone
            String[] words = line.replaceAll("\\\\(.)", "$1").split("[ \t]+", 2);
            if (words[0].equals("artifacts:")) {
                head = values;
                values = new LinkedHashMap<>();
            } else if (words[0].equals("-")) {
                // the dash right after the word artifacts begins the first one, all others end one
                if (begun) {
                    artifacts.add(values);
                    values = new LinkedHashMap<>();
                }
                begun = true;
            } else {
                values.put(words[0], words.length == 1 ? "" : words[1]);
            }
        }
        return new UacRules(head, artifacts);
    }

    private static String strip(String line, String what) {
        return line.replaceAll("^" + what + "+|" + what + "+$", "");
    }

    private static String expanded(String command) {
        return VARIABLE.matcher(command)
                .replaceAll(match ->
                        java.util.regex.Matcher.quoteReplacement(match.group(1) == null ? "" : match.group(1)));
    }

    /**
     * What UAC does with it as a program of a shell: one shell evaluates every command, so one that is no command ends all.
     *
     * @param root stands before paths of {@code /sys} and {@code /proc}
     * @param out where the output directories are
     * @param scratch for the commands, which are read from files as UAC reads them from variables
     */
    public String program(Path root, Path out, Path scratch) throws IOException {
        Files.createDirectories(scratch);
        StringBuilder program = new StringBuilder("command_exists() { command -v \"$1\" >/dev/null 2>&1; }\n");
        program.append(evaluation(head.getOrDefault("condition:", "true"), root, scratch, "head"))
                .append(" >/dev/null 2>&1 || exit 0\n");
        for (int i = 0; i < artifacts.size(); i++) {
            Map<String, String> artifact = artifacts.get(i);
            Path directory = out.resolve(
                    strip(artifact.getOrDefault("output_directory:", head.getOrDefault("output_directory:", "")), "/"));
            Files.createDirectories(directory);
            if (artifact.containsKey("condition:")) {
                program.append(evaluation(artifact.get("condition:"), root, scratch, "condition" + i))
                        .append(" >/dev/null 2>&1 && ");
            }
            String run = evaluation(artifact.getOrDefault("command:", ""), root, scratch, "command" + i);
            String file = artifact.getOrDefault("output_file:", "").replaceAll("[\\\\*?:\"<>]", "_");
            if (file.isEmpty()) {
                program.append("( cd '" + directory + "' && " + run + " 2>>'" + scratch + "/stderr' )\n");
            } else {
                String to = "'" + directory.resolve(file) + "'";
                program.append(
                        run + " 2>>'" + scratch + "/stderr' >>" + to + "\n[ -s " + to + " ] || rm -f " + to + "\n");
            }
        }
        return program.toString();
    }

    private static String evaluation(String command, Path root, Path scratch, String name) throws IOException {
        String there = expanded(command).replaceAll("(?<![A-Za-z0-9])/(sys|proc)/", root + "/$1/");
        Path file = Files.writeString(scratch.resolve(name), there);
        return "eval \"$(cat '" + file + "')\"";
    }
}
