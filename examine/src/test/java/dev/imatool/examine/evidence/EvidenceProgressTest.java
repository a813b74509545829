package dev.imatool.examine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.examine.cases.CaseExamination;
import dev.imatool.examine.cases.CaseQuestion;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.ReadingProgress;
import dev.imatool.examine.reference.GivenSources;
import dev.imatool.fixtures.corpus.Corpus;
import dev.imatool.parsers.ReadOptions;
import dev.imatool.replay.GivenStarts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever waits for many hosts hears how many bytes of their lists are done. */
class EvidenceProgressTest {
    @TempDir
    private Path folder;

    private record Heard(String name, long bytes, long all) {}

    @Test
    void everyListButTheFirstIsPreceded() throws IOException {
        List<String> hosts = List.of("after", "end", "before");
        long all = 0;
        for (String host : hosts) {
            Path to = Files.createDirectories(folder.resolve(host)).resolve("binary_runtime_measurements");
            Files.copy(Corpus.snapshot("demo-before-after-6.1/" + host).binary(), to);
            all += Files.size(to);
        }
        long first = Files.size(folder.resolve("after/binary_runtime_measurements"));
        EvidenceQuestion question = new EvidenceQuestion(
                folder.toString(), Optional.empty(), List.of(), false, List.of(), GivenSources.NONE, GivenStarts.NONE);
        List<Heard> heard = new ArrayList<>();
        try (InputArguments inputs = new InputArguments()) {
            new EvidenceExamination(pass(inputs, heard)).examine(question);
        }
        long before = Files.size(folder.resolve("before/binary_runtime_measurements"));
        assertThat(heard)
                .containsExactly(
                        new Heard("before/binary_runtime_measurements", first, all),
                        new Heard("end/binary_runtime_measurements", first + before, all));
        heard.clear();
        try (InputArguments inputs = new InputArguments()) {
            new CaseExamination(pass(inputs, heard))
                    .examine(new CaseQuestion(List.of(question), Optional.empty(), Optional.empty(), false, 1));
        }
        assertThat(heard).hasSize(4);
        assertThat(heard.get(3).all()).isEqualTo(all);
        assertThat(heard.get(3).bytes()).isEqualTo(first + before);
    }

    private static ListPass pass(InputArguments inputs, List<Heard> heard) {
        return new ListPass(
                inputs,
                () -> new ReadingProgress() {
                    @Override
                    public void entries(String name, long entries) {
                        // lists of a hundred entries
                    }

                    @Override
                    public void bytes(String name, long bytes, long all) {
                        heard.add(new Heard(name, bytes, all));
                    }
                },
                ReadOptions.detectAll());
    }
}
