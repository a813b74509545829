package dev.imatool.examine.containers;

import dev.imatool.diff.history.MeasuredDigest;
import dev.imatool.diff.survey.ContainerSurvey;
import dev.imatool.diff.survey.EntryPlace;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.reference.ReferenceReader;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.ReferenceValue;
import dev.imatool.replay.container.DigestResolver;
import dev.imatool.replay.container.NamespacedFormula;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for the files that belong to the digests of container-ima among the entries of the host and in allow-lists. */
final class DigestResolution {
    private final ContainerSurvey survey;
    private final ListPass pass;
    private final DigestResolver resolver = new DigestResolver();
    private final List<Integer> targets = new ArrayList<>();
    private final List<Resolution.Allowed> files = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();

    DigestResolution(ContainerSurvey survey, ListPass pass) {
        this.survey = survey;
        this.pass = pass;
    }

    /** Where there is nothing to resolve, the allow-lists are only looked at: one that cannot be read is refused all the same. */
    Resolutions resolve(List<String> allowLists) throws IOException {
        survey.forEachNamespacedDigest(this::addTarget);
        if (targets.isEmpty()) {
            new ReferenceReader(pass, (file, list, number, value) -> {}).read(allowLists);
            return new Resolutions(List.of(), 0, 0);
        }
        survey.forEachHostFile(
                index -> survey.place(index).digest().ifPresent(digest -> resolver.addKnown(index, digest.digest())));
        survey.damagedDigests().forEach(this::addDamaged);
        ReferenceReader.Reading read = new ReferenceReader(pass, this::addAllowed).read(allowLists);
        notices.addAll(Notice.all(read.lists()));
        notices.addAll(read.notices());
        resolver.resolve();
        if (resolver.exhausted()) {
            notices.add(Notice.of(NoticeKind.RESOLUTION_BOUNDED, "container-ima"));
        }
        return results();
    }

    List<Notice> notices() {
        return notices;
    }

    /** Host entries count from 0 upwards, allowed files from -1 downwards. */
    private void addAllowed(String file, boolean list, long number, ReferenceValue value) {
        resolver.addKnown(-1 - (long) files.size(), value.digest().digest());
        files.add(new Resolution.Allowed(file, list, number, value.path()));
    }

    private void addTarget(int index) {
        targets.add(index);
        EntryPlace place = survey.place(index);
        algorithm(place)
                .ifPresent(algorithm -> resolver.addTarget(
                        algorithm,
                        place.namespace().orElseThrow(),
                        place.digest().orElseThrow().digest()));
    }

    private static Optional<HashAlgorithm> algorithm(EntryPlace place) {
        return place.digest().map(MeasuredDigest::algorithm).flatMap(HashAlgorithm::ofName);
    }

    /** The formula takes 8 bytes: they may have survived. That they did is proven where the digest comes out. */
    private void addDamaged(int index, ByteString digits) {
        String text = digits.latin1();
        int needed = 2 * DigestResolver.BOUND_BYTES;
        if (text.length() >= needed
                && text.substring(0, needed).chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0)) {
            resolver.addBeginning(index, ByteString.ofHex(text.substring(0, needed)));
        }
    }

    private Resolutions results() {
        List<Resolution> listed = new ArrayList<>();
        Map<Integer, ByteString> damaged = survey.damagedDigests();
        long explained = 0;
        for (int index : targets) {
            EntryPlace entry = survey.place(index);
            List<Long> asLogged = found(entry, resolver::explain);
            List<Long> asMeant = asLogged.isEmpty() ? found(entry, resolver::explainAsMeant) : List.of();
            List<Long> found = asMeant.isEmpty() ? asLogged : asMeant;
            explained += found.isEmpty() ? 0 : 1;
            if (listed.size() < Resolutions.LISTED) {
                NamespacedFormula formula =
                        asMeant.isEmpty() ? NamespacedFormula.FIRST_8_BYTES : NamespacedFormula.DIGEST_AND_NAMESPACE;
                List<Resolution.Source> sources = found.stream()
                        .map(reference -> source(reference, damaged))
                        .sorted(Comparator.comparing(source -> !source.path().equals(entry.path())))
                        .toList();
                listed.add(new Resolution(entry, formula, sources));
            }
        }
        return new Resolutions(listed, explained, targets.size() - explained);
    }

    /** A way to ask for the known files that belong to a digest. */
    private interface Lookup {
        List<Long> files(HashAlgorithm algorithm, String namespace, ByteString digest);
    }

    private static List<Long> found(EntryPlace entry, Lookup lookup) {
        return algorithm(entry)
                .map(algorithm -> lookup.files(
                        algorithm,
                        entry.namespace().orElseThrow(),
                        entry.digest().orElseThrow().digest()))
                .orElse(List.of());
    }

    private Resolution.Source source(long reference, Map<Integer, ByteString> damaged) {
        if (reference < 0) {
            return files.get((int) (-1 - reference));
        }
        int index = (int) reference;
        return new Resolution.HostEntry(survey.place(index), damaged.containsKey(index));
    }
}
