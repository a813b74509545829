package dev.imatool.appraise.learn;

import dev.imatool.appraise.allowlist.ContainerProgram;
import dev.imatool.appraise.allowlist.ContainerProgram.Program;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Containers that showed the same.
 *
 * @param pairs their contents, ascending
 * @param subjects the paths of these
 * @param fingerprint a hash of paths and digests, whatever their numbers
 * @param programs what they run, with the pairs as numbers
 * @param beside paths of the folder of the program and those in it, but the program's own; none in the folders of a system
 * @param containers those containers, at least one
 */
record Profile(
        List<Integer> pairs,
        Set<Integer> subjects,
        String fingerprint,
        ContainerProgram programs,
        Set<Integer> beside,
        List<SeenRuns.Place> containers) {
    Optional<Program> program() {
        return programs.program();
    }

    Optional<Program> shellScript() {
        return programs.shellScript();
    }
}
