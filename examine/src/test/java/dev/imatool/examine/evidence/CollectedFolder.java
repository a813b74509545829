package dev.imatool.examine.evidence;

import dev.imatool.examine.evidence.quotes.EvidenceKeys;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.quote.NonceArgument;
import dev.imatool.examine.reference.GivenSources;
import dev.imatool.fixtures.corpus.Snapshot;
import dev.imatool.replay.GivenStarts;
import dev.imatool.replay.quote.ExpectedNonce;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A folder of evidence that a test puts together from real files, and what is examined of it. */
final class CollectedFolder {
    private final Path folder;
    private final List<String> given = new ArrayList<>();
    private boolean acceptFound;
    private Optional<ExpectedNonce> nonce = Optional.empty();

    CollectedFolder(Path folder) {
        this.folder = folder;
    }

    CollectedFolder with(Snapshot snapshot, String... names) throws IOException {
        for (String name : names) {
            as(name, Files.readAllBytes(snapshot.file(name)));
        }
        return this;
    }

    CollectedFolder as(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        return this;
    }

    CollectedFolder as(String name, String content) throws IOException {
        return as(name, content.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** As {@code --ak}. */
    CollectedFolder key(Path file) {
        given.add(file.toString());
        return this;
    }

    /** As {@code --accept-found-key}. */
    CollectedFolder acceptingFoundKeys() {
        acceptFound = true;
        return this;
    }

    /** As {@code --nonce}. */
    CollectedFolder nonce(String typed) throws IOException {
        nonce = NonceArgument.read(typed, new InputArguments());
        return this;
    }

    EvidenceReport report() throws IOException {
        return report(folder);
    }

    /** Of a folder in it. */
    EvidenceReport report(Path below) throws IOException {
        ListPass pass = new ListPass(new InputArguments());
        EvidenceKeys keys = EvidenceKeys.of(pass.inputs(), List.of(), given, acceptFound, nonce, GivenStarts.NONE);
        EvidenceQuestion question = new EvidenceQuestion(
                below.toString(), Optional.empty(), List.of(), false, List.of(), GivenSources.NONE, GivenStarts.NONE);
        return new EvidenceReportBuilder(question, keys, pass).build();
    }

    static List<String> kinds(EvidenceReport report) {
        return report.head().findings().listed().stream()
                .map(finding -> finding.kind().id())
                .toList();
    }

    static EvidenceCase caseOf(EvidenceReport report, String host) {
        return report.cases().stream()
                .filter(each -> each.host().equals(host))
                .findFirst()
                .orElseThrow();
    }
}
