package dev.imatool.examine.reference;

import dev.imatool.appraise.allowlist.DerivedDigest;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.statement.ReferenceStatement;
import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.Entry;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.TemplateField;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.replay.container.NamespacedDigest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The digests that container-ima makes of file digests, in PCR 11 under names with a namespace. */
final class ContainerDigests implements DerivedDigest {
    private static final int CONTAINER_PCR = 11;
    private static final long MOST_COMPUTED = 4_000_000;

    private final Map<HashAlgorithm, Optional<NamespacedDigest>> formulas = new EnumMap<>(HashAlgorithm.class);
    private long computed;
    private boolean exhausted;

    @Override
    public boolean comesFrom(Entry entry, Supplier<List<ContentDigest>> allowed) {
        Optional<String> namespace = entry.name()
                .container()
                .filter(named -> named.source() == Container.Source.EVENT_NAME)
                .map(Container::label);
        if (entry.pcr().orElse(0) != CONTAINER_PCR || namespace.isEmpty()) {
            return false;
        }
        TemplateField.FileDigest logged = entry.fileDigest().orElseThrow();
        Optional<NamespacedDigest> formula =
                logged.algorithm().flatMap(algorithm -> formulas.computeIfAbsent(algorithm, NamespacedDigest::of));
        return formula.isPresent() && anyGives(formula.get(), allowed.get(), namespace.get(), logged.digest());
    }

    private boolean anyGives(
            NamespacedDigest formula, List<ContentDigest> allowed, String namespace, ByteString logged) {
        for (ContentDigest digest : allowed) {
            if (++computed > MOST_COMPUTED) {
                exhausted = true;
                return false;
            }
            if (formula.gives(digest.digest(), namespace, logged).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** A notice where not everything was tried. */
    List<Notice> notices() {
        return exhausted
                ? List.of(Notice.of(
                        NoticeKind.RESOLUTION_BOUNDED,
                        "container-ima",
                        ReferenceStatement.Remark.NOT_ALL_DIGESTS_RESOLVED))
                : List.of();
    }
}
