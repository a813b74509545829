package dev.imatool.examine.evidence.manifest;

import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.statement.EvidenceStatement;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.parsers.evidence.Evidence;
import dev.imatool.parsers.evidence.EvidenceReader;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.parsers.evidence.PartKind;
import dev.imatool.parsers.manifest.Manifest;
import dev.imatool.parsers.manifest.ManifestLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Holds the files of the evidence against the files of checksums in it. */
public final class ManifestCheck {
    private static final int MOST = 256;
    private static final int NAMED = 10;

    /** Named so, it is about the files next to it even where none of those is there. */
    private static final Pattern MANIFEST =
            Pattern.compile("(?:tag)?(?:manifest|checksums?|(?:md5|sha\\d{1,3}|b2)sums?)(?:[-_.].*)?");

    /** {@code sha256} in {@code MANIFEST.sha256}, {@code b2} in {@code B2SUMS}. */
    private static final Pattern HASH = Pattern.compile(
            "(?<![a-z])(sha3-?(?:256|384|512)|sha(?:1|224|256|384|512)|md5|sm3|b2|blake[23]\\w?)(?!\\d)");

    private final Evidence evidence;
    private final FindingCollector findings;
    private final List<Notice> notices;
    private final Map<String, Set<HashAlgorithm>> wanted = new HashMap<>();

    /**
     * A check of one piece of evidence.
     *
     * @param findings takes files that are missing, could not be read, or are not what a checksum says
     * @param notices takes what is odd about the files of checksums
     */
    public ManifestCheck(Evidence evidence, FindingCollector findings, List<Notice> notices) {
        this.evidence = evidence;
        this.findings = findings;
        this.notices = notices;
    }

    /** A file of checksums, its own name in the index, and what its lines mean. */
    private record Placed(
            Part part, Optional<String> self, Manifest manifest, ManifestPlace place, List<Optional<String>> files) {}

    /**
     * Reads the files of checksums, at most {@value #MOST}, and then, once, every file that they are about.
     *
     * @param path the folder or archive
     * @return what each says, in the order of the evidence; one that cannot be read, or holds no checksums, is left out
     * @throws IOException if the folder or archive cannot be read again
     */
    public List<ManifestReport> examine(Path path) throws IOException {
        List<Part> parts = evidence.of(PartKind.MANIFEST);
        List<Placed> placed = new ArrayList<>();
        for (Part part : parts.subList(0, Math.min(MOST, parts.size()))) {
            place(part).ifPresent(placed::add);
        }
        if (parts.size() > MOST) {
            note("", new EvidenceStatement.FirstOnly(EvidenceStatement.Counted.MANIFESTS, parts.size(), MOST));
        }
        ManifestHashes hashes = new ManifestHashes(wanted);
        if (!wanted.isEmpty()) {
            EvidenceReader.reread(path, hashes);
        }
        return placed.stream().map(each -> judge(each, hashes)).toList();
    }

    private Optional<Placed> place(Part part) {
        Manifest manifest;
        try {
            manifest = Manifest.read(part.source());
        } catch (IOException unreadable) {
            note(part.source().name(), EvidenceStatement.NotDone.MANIFEST_NOT_READ);
            return Optional.empty();
        }
        Optional<ManifestPlace> found = ManifestPlace.of(part.folder(), manifest.lines(), evidence.index());
        if (found.isEmpty()
                && !MANIFEST.matcher(part.name().toLowerCase(Locale.ROOT)).matches()) {
            return Optional.empty();
        }
        ManifestPlace place = found.orElse(new ManifestPlace(part.folder().isEmpty() ? "" : part.folder() + "/", 0));
        List<Optional<String>> files = manifest.lines().stream()
                .map(line -> place.find(line.name(), evidence.index()))
                .toList();
        Optional<String> self = evidence.index().find(part.path());
        for (int i = 0; i < files.size(); i++) {
            Set<HashAlgorithm> hashes = candidates(part, manifest.lines().get(i));
            files.get(i)
                    .filter(file -> !self.equals(Optional.of(file)) && !hashes.isEmpty())
                    .ifPresent(file -> wanted.computeIfAbsent(file, first -> EnumSet.noneOf(HashAlgorithm.class))
                            .addAll(hashes));
        }
        return Optional.of(new Placed(part, self, manifest, place, files));
    }

    /** The hashes that the digest of a line may be of: that of its tag or of the file's name, else all of that length. */
    private static Set<HashAlgorithm> candidates(Part part, ManifestLine line) {
        HashAlgorithm usual = line.digest().algorithm();
        if (line.tagged()) {
            return EnumSet.of(usual);
        }
        var named = HASH.matcher(part.name().toLowerCase(Locale.ROOT));
        if (named.find()) {
            String name = named.group(1);
            if (name.startsWith("b")) {
                return EnumSet.noneOf(HashAlgorithm.class);
            }
            return name.startsWith("sha3") || name.equals("sm3") ? sameLength(usual) : EnumSet.of(usual);
        }
        return sameLength(usual);
    }

    private static Set<HashAlgorithm> sameLength(HashAlgorithm usual) {
        return switch (usual) {
            case SHA256 -> EnumSet.of(usual, HashAlgorithm.SHA3_256, HashAlgorithm.SM3);
            case SHA384 -> EnumSet.of(usual, HashAlgorithm.SHA3_384);
            case SHA512 -> EnumSet.of(usual, HashAlgorithm.SHA3_512);
            default -> EnumSet.of(usual);
        };
    }

    private ManifestReport judge(Placed placed, ManifestHashes hashes) {
        Part part = placed.part;
        List<ManifestLine> lines = placed.manifest.lines();
        Map<Result, Long> counts = new EnumMap<>(Result.class);
        Set<String> listed = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            Optional<String> file = placed.files.get(i);
            file.ifPresent(listed::add);
            counts.merge(judge(placed, lines.get(i), file, hashes), 1L, Long::sum);
        }
        remarks(placed);
        List<String> notListed = evidence.index().names().stream()
                .filter(name -> name.startsWith(placed.place.base()) && !listed.contains(name))
                .filter(name -> !placed.self.equals(Optional.of(name)))
                .sorted()
                .toList();
        return new ManifestReport(
                part.path(),
                lines.size(),
                counts.getOrDefault(Result.FITS, 0L),
                counts.getOrDefault(Result.MISMATCH, 0L),
                counts.getOrDefault(Result.MISSING, 0L),
                counts.getOrDefault(Result.UNREAD, 0L),
                counts.getOrDefault(Result.ITSELF, 0L),
                placed.manifest.unread(),
                notListed.size(),
                notListed.subList(0, Math.min(NAMED, notListed.size())));
    }

    private enum Result {
        FITS,
        MISMATCH,
        MISSING,
        UNREAD,
        ITSELF
    }

    private Result judge(Placed placed, ManifestLine line, Optional<String> file, ManifestHashes hashes) {
        Part part = placed.part;
        if (file.isEmpty() && evidence.index().whole()) {
            fails(FindingKind.MANIFEST_MISSING_FILE, part, line, Optional.empty());
            return Result.MISSING;
        }
        if (file.isEmpty()) {
            fails(FindingKind.MANIFEST_UNREAD_FILE, part, line, Optional.empty());
            return Result.UNREAD;
        }
        if (file.equals(placed.self)) {
            return Result.ITSELF;
        }
        Set<HashAlgorithm> candidates = candidates(part, line);
        List<Map<HashAlgorithm, ByteString>> computed = hashes.of(file.get());
        if (computed.isEmpty() || candidates.isEmpty() || computed.stream().anyMatch(Map::isEmpty)) {
            fails(FindingKind.MANIFEST_UNREAD_FILE, part, line, Optional.empty());
            return Result.UNREAD;
        }
        for (Map<HashAlgorithm, ByteString> each : computed) {
            if (candidates.stream()
                    .noneMatch(hash -> Objects.equals(line.digest().digest(), each.get(hash)))) {
                fails(
                        FindingKind.MANIFEST_MISMATCH,
                        part,
                        line,
                        Optional.ofNullable(each.get(line.digest().algorithm())));
                return Result.MISMATCH;
            }
        }
        return Result.FITS;
    }

    private void fails(FindingKind kind, Part part, ManifestLine line, Optional<ByteString> computed) {
        findings.add(new Finding.ManifestLineFails(
                kind, part.source().name(), line.number(), line.name(), line.digest(), computed));
    }

    private void remarks(Placed placed) {
        Manifest manifest = placed.manifest;
        String input = placed.part.source().name();
        if (manifest.unread() > 0) {
            note(
                    input,
                    new EvidenceStatement.ManifestLinesUnread(
                            manifest.unread(), manifest.firstUnread().orElseThrow()));
        }
        if (!manifest.whole()) {
            note(input, new EvidenceStatement.ManifestCut(manifest.lines().size()));
        }
        boolean missing = placed.files.stream().anyMatch(Optional::isEmpty);
        if (missing && !evidence.index().whole()) {
            note(input, EvidenceStatement.NotDone.MANIFEST_FILES_NOT_FOUND);
        }
    }

    private void note(String input, EvidenceStatement statement) {
        notices.add(Notice.of(NoticeKind.MANIFEST, input, statement));
    }
}
