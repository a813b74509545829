package dev.imatool.parsers.known.index;

import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.parsers.known.KnownSkip;
import dev.imatool.parsers.known.SourceForm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What an index says of its sources, as bytes and back. */
final class FactsCoding {
    private static final int HASHED = 1;
    private static final int IN_ROLE = 2;
    private static final int SIGNED = 4;

    private FactsCoding() {}

    /**
     * All of them.
     *
     * @param algorithms in which contents were hashed
     */
    record Facts(Set<HashAlgorithm> algorithms, List<IndexedSource> sources) {}

    static void encode(Facts facts, IndexBytes out) {
        out.length(facts.algorithms().size());
        EnumSet.copyOf(facts.algorithms()).forEach(algorithm -> out.put(algorithm.kernelId()));
        out.length(facts.sources().size());
        for (IndexedSource source : facts.sources()) {
            out.number(source.links() ? 1 : 0);
            out.number(source.from());
            out.number(source.to());
            out.length(source.hashed().size());
            source.hashed().forEach(part -> {
                out.number(part.from());
                out.number(part.to());
            });
            encode(source.facts(), out);
        }
        out.pad();
    }

    private static void encode(SourceFacts facts, IndexBytes out) {
        out.text(facts.name());
        out.text(facts.form().id());
        optional(facts.sha256(), out);
        out.number(facts.items());
        optional(facts.signedBy(), out);
        out.length(facts.skipped().size());
        new TreeMap<>(facts.skipped()).forEach((why, count) -> {
            out.text(why.id());
            out.number(count);
        });
        out.length(facts.tallies().size());
        for (SourceFacts.Tally tally : facts.tallies()) {
            EventCoding.file(tally.file(), out);
            out.put((tally.hashed() ? HASHED : 0) | (tally.inRole() ? IN_ROLE : 0) | (tally.signed() ? SIGNED : 0));
            out.number(tally.files());
        }
        out.length(facts.policies().size());
        for (SourceFacts.Policy policy : facts.policies()) {
            out.text(policy.name());
            out.length(policy.excludes().size());
            policy.excludes().forEach(out::text);
            optional(policy.key(), out);
        }
        out.number(facts.errors());
        out.number(facts.warnings());
    }

    private static void optional(Optional<String> text, IndexBytes out) {
        out.number(text.isPresent() ? 1 : 0);
        text.ifPresent(out::text);
    }

    static Facts decode(IndexCursor in, IndexLayout layout) throws IOException {
        Set<HashAlgorithm> algorithms = EnumSet.noneOf(HashAlgorithm.class);
        for (int left = in.length(); left > 0; left--) {
            algorithms.add(HashAlgorithm.ofKernelId(in.read())
                    .orElseThrow(() -> in.damaged(IndexDamage.Plain.UNKNOWN_HASH_OF_CONTENTS)));
        }
        List<IndexedSource> sources = new ArrayList<>();
        long behind = IndexLayout.MAGIC.length;
        for (int left = in.length(); left > 0; left--) {
            boolean links = in.number() != 0;
            long from = in.number();
            long to = in.number();
            if (from < behind || to < from || to > layout.records() || (from | to) % IndexLayout.UNIT != 0) {
                throw in.damaged(IndexDamage.Plain.MISPLACED_RECORDS);
            }
            behind = to;
            List<IndexedSource.Part> hashed = new ArrayList<>();
            for (int parts = in.length(); parts > 0; parts--) {
                hashed.add(new IndexedSource.Part(in.number(), in.number()));
            }
            sources.add(new IndexedSource(facts(in), links, from, to, hashed));
        }
        return new Facts(algorithms, sources);
    }

    private static SourceFacts facts(IndexCursor in) throws IOException {
        String name = in.text();
        SourceForm form = EventCoding.form(in);
        Optional<String> sha256 = optional(in);
        long items = in.number();
        Optional<String> signedBy = optional(in);
        Map<KnownSkip, Long> skipped = new EnumMap<>(KnownSkip.class);
        for (int left = in.length(); left > 0; left--) {
            String id = in.text();
            KnownSkip why = Arrays.stream(KnownSkip.values())
                    .filter(skip -> skip.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> in.damaged(IndexDamage.Plain.UNKNOWN_SKIP));
            skipped.put(why, in.number());
        }
        List<SourceFacts.Tally> tallies = new ArrayList<>();
        for (int left = in.length(); left > 0; left--) {
            KnownFile file = EventCoding.file(in);
            int flags = in.read();
            tallies.add(new SourceFacts.Tally(
                    file, (flags & HASHED) != 0, (flags & IN_ROLE) != 0, (flags & SIGNED) != 0, in.number()));
        }
        List<SourceFacts.Policy> policies = new ArrayList<>();
        for (int left = in.length(); left > 0; left--) {
            String policy = in.text();
            List<String> expressions = new ArrayList<>();
            for (int count = in.length(); count > 0; count--) {
                expressions.add(in.text());
            }
            policies.add(new SourceFacts.Policy(policy, expressions, optional(in)));
        }
        return new SourceFacts(
                name, form, sha256, items, signedBy, skipped, tallies, policies, in.number(), in.number());
    }

    private static Optional<String> optional(IndexCursor in) throws IOException {
        return in.number() == 0 ? Optional.empty() : Optional.of(in.text());
    }
}
