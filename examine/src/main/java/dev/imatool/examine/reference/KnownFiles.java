package dev.imatool.examine.reference;

import dev.imatool.appraise.allowlist.AllowList;
import dev.imatool.appraise.allowlist.EntryEvidence;
import dev.imatool.appraise.allowlist.EntryEvidenceReader;
import dev.imatool.appraise.allowlist.ImageFits;
import dev.imatool.appraise.known.KnownCheck;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.Notice;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sources of known files and vouched-for keys, read for some lists, whose entries are then held against them. */
public final class KnownFiles {
    private final KnownSources.Reading read;
    private final VouchedKeys keys;
    private final AllowList allowList;

    private KnownFiles(KnownSources.Reading read, VouchedKeys keys) {
        this.read = read;
        this.keys = keys;
        this.allowList = AllowList.of(read.learned().table());
    }

    /**
     * Reads all sources.
     *
     * @param pass opens the files, and reads those that are lists
     * @param asked what the lists can ask for
     * @throws UnreadableInputException if one cannot be read, or nothing was read from it
     * @throws QuestionException if keys are given to check a policy with, and no source is one
     */
    public static KnownFiles read(ListPass pass, AskedContents asked, GivenSources given) throws IOException {
        VouchedKeys keys = VouchedKeys.read(pass.inputs(), given.keys());
        return new KnownFiles(new KnownSources(pass, asked, given, keys).read(), keys);
    }

    /** In the order given, the good ones first; keys are none. */
    public List<CheckedSource> sources() {
        return read.sources();
    }

    /** Those that are measurement lists. */
    public List<InputSummary> lists() {
        return read.lists();
    }

    /** Bad sources of which a list can show no content. */
    public List<Finding.OfLine> undecided() {
        return read.undecided();
    }

    /** What is to be said about the sources, without the diagnostics of those that are lists. */
    public List<Notice> notices() {
        List<Notice> notices = new ArrayList<>(read.notices());
        read.exclusions().values().forEach(exclusion -> notices.addAll(exclusion.notices()));
        notices.addAll(keys.notices());
        return notices;
    }

    /** True where containers are held against images. */
    public boolean images() {
        return !allowList.images().isEmpty();
    }

    /** What judges the entries of a list; where there are images, the list is read for that. */
    public ListJudge judge(ListPass pass, InputSource list) throws IOException {
        ImageFits fits = new ImageFits(allowList);
        if (images()) {
            fit(fits, pass, list);
        }
        KnownCheck.References references = new KnownCheck.References(
                allowList, read.learned(), read.good(), read.bad(), Map.copyOf(read.exclusions()));
        return new ListJudge(list.name(), references, fits, read.sources(), keys);
    }

    /** Which image each container fits. */
    private static void fit(ImageFits fits, ListPass pass, InputSource list) throws IOException {
        EntryEvidenceReader evidence = new EntryEvidenceReader();
        pass.over(list, new FindingCollector(), (digests, match) -> {
            if (evidence.read(digests.entry().toEntry(), match == TemplateDigestCheck.MATCHES)
                    instanceof EntryEvidence.OfContent(var subject, var digest)) {
                fits.add(evidence.container(), subject, digest);
            }
        });
        fits.nested(evidence.outermost());
    }
}
