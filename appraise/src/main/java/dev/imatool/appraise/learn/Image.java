package dev.imatool.appraise.learn;

import dev.imatool.appraise.allowlist.ContainerProgram.Program;
import dev.imatool.model.ByteString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Containers that are taken for ones of one image, while more are put to them. */
final class Image {
    private final int number;
    private final Set<Integer> pairs = new HashSet<>();
    private final Set<ByteString> programs = new HashSet<>();
    private final Set<Integer> programPairs = new HashSet<>();
    private final Set<ByteString> scripts = new HashSet<>();
    private final Set<Integer> beside = new HashSet<>();
    private final List<Profile> profiles = new ArrayList<>();
    private final Map<Integer, Integer> subjects = new HashMap<>();
    private int containers;

    Image(int number) {
        this.number = number;
    }

    /** Its number among all, in the order in which they began. */
    int number() {
        return number;
    }

    /** The contents of its containers. */
    Set<Integer> pairs() {
        return pairs;
    }

    /** Its containers, the largest first. */
    List<Profile> profiles() {
        return profiles;
    }

    int containers() {
        return containers;
    }

    /** The containers that showed the path of a subject. */
    int showing(int subject) {
        return subjects.getOrDefault(subject, 0);
    }

    /** All subjects that containers showed. */
    Set<Integer> subjects() {
        return subjects.keySet();
    }

    /** True where the containers of both are for one program. */
    boolean runsSame(Image other) {
        return programs.stream().anyMatch(other.programs::contains);
    }

    /** Adds containers. */
    void add(Profile profile) {
        profiles.add(profile);
        containers += profile.containers().size();
        pairs.addAll(profile.pairs());
        profile.subjects()
                .forEach(subject -> subjects.merge(subject, profile.containers().size(), Integer::sum));
        profile.program().ifPresent(program -> {
            programs.add(program.name());
            programPairs.add(program.number());
        });
        profile.shellScript().map(Program::name).ifPresent(scripts::add);
        beside.addAll(profile.beside());
    }

    /** True where containers may be of it by the programs that they run: where it is unknown which, or it is the same. */
    boolean mayRun(Profile profile) {
        return (profile.program().isEmpty() || runs(profile)) && mayStart(profile.shellScript());
    }

    /** True where the containers are for the same program. */
    boolean runs(Profile profile) {
        Optional<Program> program = profile.program();
        return program.isPresent()
                && programs.contains(program.get().name())
                && (programPairs.contains(program.get().number()) || !another(profile));
    }

    private boolean mayStart(Optional<Program> script) {
        return script.isEmpty()
                || scripts.isEmpty()
                || scripts.contains(script.get().name());
    }

    /**
     * True where a program of the same path but with other content is another one, not an altered one: next to it lie other files, most of
     * which either does not have.
     */
    private boolean another(Profile profile) {
        long common = profile.beside().stream().filter(beside::contains).count();
        int fewer = Math.min(profile.beside().size(), beside.size());
        return fewer > 0 && 2 * common <= fewer;
    }
}
