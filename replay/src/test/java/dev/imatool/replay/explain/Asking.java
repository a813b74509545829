package dev.imatool.replay.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import dev.imatool.model.ExpectedPcr;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.report.Explanations;
import dev.imatool.replay.explain.report.Step;
import dev.imatool.replay.explain.search.Candidate;
import dev.imatool.replay.explain.search.Recording;
import dev.imatool.replay.list.ListEntry;
import dev.imatool.replay.templatedigest.TemplateDigests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Puts evidence together, asks, and goes the way of an answer once more with nothing but a hash function. */
public final class Asking {
    private final List<ListEntry> list;
    private final List<ExpectedPcr> expected = new ArrayList<>();
    private final List<ExpectedPcr> starts = new ArrayList<>();
    private final List<Candidate> candidates = new ArrayList<>();
    private Optional<List<ListEntry>> reference = Optional.empty();
    private int effort = 1;

    Asking(List<ListEntry> list) {
        this.list = list;
    }

    Asking about(PcrBank bank, int pcr, ByteString value) {
        expected.add(ExpectedPcr.typed(bank.toString(), pcr, value, "--pcr"));
        return this;
    }

    Asking about(ExpectedPcr value) {
        expected.add(value);
        return this;
    }

    Asking from(PcrBank bank, int pcr, ByteString value) {
        starts.add(ExpectedPcr.typed(bank.toString(), pcr, value, "--start"));
        return this;
    }

    Asking withReference(List<ListEntry> other) {
        reference = Optional.of(other);
        return this;
    }

    Asking withContent(String label, String content) throws IOException {
        candidates.add(
                Candidate.Content.read(label, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8))));
        return this;
    }

    Asking withDigest(ByteString digest) {
        candidates.add(new Candidate.Digest(digest.hex(), digest));
        return this;
    }

    Asking withEffort(int millions) {
        effort = millions;
        return this;
    }

    Explanations answer() {
        ExplanationInput evidence =
                new ExplanationInput(expected, starts, recorded(list), reference.map(this::recorded), candidates);
        Explanations answer = Explainer.explain(evidence, effort);
        answer.reproduced().forEach(this::assertProven);
        answer.explained().forEach(this::assertProven);
        return answer;
    }

    /** The only explanation there is. */
    Explanation explanation() {
        Explanations answer = answer();
        assertThat(answer.notExplained()).isEmpty();
        assertThat(answer.explained()).hasSize(1);
        return answer.explained().get(0);
    }

    private Recording recorded(List<ListEntry> entries) {
        Recording recording = new Recording(ExplanationInput.banks(expected));
        TemplateDigests digests = new TemplateDigests();
        for (ListEntry entry : entries) {
            digests.standOn(entry);
            recording.add(digests);
        }
        return recording;
    }

    /** What the steps say, extended one after the other, is the expected value. Only for lists without violations. */
    private void assertProven(Explanation explanation) {
        PcrBank bank = explanation.bank();
        ByteString value = ByteString.EMPTY;
        long position = 0;
        for (Step step : explanation.steps()) {
            assertThat(step.position()).isEqualTo(position);
            if (step.what() == Step.What.START_VALUE) {
                value = step.digest().orElseThrow();
            } else if (step.what() != Step.What.NOT_EXTENDED) {
                for (ByteString digest :
                        digests(step, bank, explanation.expected().pcr())) {
                    value = extend(bank, value, digest);
                    position++;
                }
            }
        }
        boolean comparable = list.stream().noneMatch(ListEntry::violation)
                && !List.of(Explanation.Kind.OTHER_PCR, Explanation.Kind.LOGGED_DIGESTS, Explanation.Kind.OTHER_BANK)
                        .contains(explanation.kind());
        if (comparable) {
            assertThat(value)
                    .as("%s", explanation)
                    .isEqualTo(explanation.expected().value());
        }
    }

    private List<ByteString> digests(Step step, PcrBank bank, int pcr) {
        if (step.digest().isPresent()) {
            return List.of(step.digest().get());
        }
        List<ListEntry> entries = step.what() == Step.What.REFERENCE_ENTRIES ? reference.orElseThrow() : list;
        return entries.stream()
                .filter(entry -> entry.pcr() == pcr
                        && entry.number() >= step.firstEntry().orElseThrow()
                        && entry.number() <= step.lastEntry().orElseThrow())
                .map(entry -> step.origin().isEmpty() ? digest(bank, entry) : padded(bank, entry))
                .toList();
    }

    public static ByteString digest(PcrBank bank, ListEntry entry) {
        return ListEntry.hash(bank, entry.data());
    }

    static ByteString padded(PcrBank bank, ListEntry entry) {
        return ByteString.copyOf(
                Arrays.copyOf(ListEntry.hash(PcrBank.SHA1, entry.data()).toByteArray(), bank.digestLength()));
    }

    static ByteString zero(PcrBank bank) {
        return ByteString.copyOf(new byte[bank.digestLength()]);
    }

    static ByteString extend(PcrBank bank, ByteString value, ByteString digest) {
        return ListEntry.hash(bank, ListEntry.join(value, digest));
    }

    /** The value after extending the bank's own digest of each entry, from zero. */
    static ByteString value(PcrBank bank, List<ListEntry> entries) {
        return value(bank, zero(bank), entries);
    }

    static ByteString value(PcrBank bank, ByteString start, List<ListEntry> entries) {
        ByteString value = start;
        for (ListEntry entry : entries) {
            value = extend(bank, value, digest(bank, entry));
        }
        return value;
    }
}
