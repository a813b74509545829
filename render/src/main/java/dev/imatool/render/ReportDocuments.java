package dev.imatool.render;

import dev.imatool.render.attest.AttestRendering;
import dev.imatool.render.audit.AuditRendering;
import dev.imatool.render.cases.CaseRendering;
import dev.imatool.render.check.CheckRendering;
import dev.imatool.render.containers.ContainersRendering;
import dev.imatool.render.cpcr.CpcrRendering;
import dev.imatool.render.declare.Document;
import dev.imatool.render.diff.DiffRendering;
import dev.imatool.render.error.ErrorRendering;
import dev.imatool.render.eventlog.EventLogRendering;
import dev.imatool.render.evidence.EvidenceRendering;
import dev.imatool.render.explain.ExplainRendering;
import dev.imatool.render.fleet.FleetRendering;
import dev.imatool.render.fleet.IngestRendering;
import dev.imatool.render.history.HistoryRendering;
import dev.imatool.render.identify.IdentifyRendering;
import dev.imatool.render.keylime.KeylimeRendering;
import dev.imatool.render.learn.AllowListRendering;
import dev.imatool.render.learn.LearnRendering;
import dev.imatool.render.policy.PolicyRendering;
import dev.imatool.render.quote.QuoteRendering;
import dev.imatool.render.reference.ReferenceRendering;
import dev.imatool.render.repair.RepairRendering;
import dev.imatool.render.replay.ReplayLineRendering;
import dev.imatool.render.replay.ReplayRendering;
import dev.imatool.render.runtimepolicy.MadeRendering;
import dev.imatool.render.runtimepolicy.PolicyDiffRendering;
import dev.imatool.render.runtimepolicy.RuleRendering;
import dev.imatool.render.show.ShowRendering;
import dev.imatool.render.signatures.SignaturesRendering;
import dev.imatool.render.timeline.TimelineRendering;
import dev.imatool.render.verify.VerifyRendering;
import dev.imatool.render.xattr.XattrRendering;
import java.util.List;
import java.util.Optional;

/** Every document that imatool writes, in the order in which they are documented. */
public final class ReportDocuments {
    /** All of them. */
    public static final List<Document<?>> ALL = List.of(
            IdentifyRendering.RENDERING.document(),
            ShowRendering.RENDERING.document(),
            VerifyRendering.RENDERING.document(),
            CaseRendering.RENDERING.document(),
            EvidenceRendering.RENDERING.document(),
            TimelineRendering.RENDERING.document(),
            ReplayRendering.RENDERING.document(),
            QuoteRendering.RENDERING.document(),
            EventLogRendering.document(),
            SignaturesRendering.document(),
            ExplainRendering.RENDERING.document(),
            DiffRendering.RENDERING.document(),
            HistoryRendering.RENDERING.document(),
            RepairRendering.RENDERING.document(),
            ContainersRendering.RENDERING.document(),
            CpcrRendering.RENDERING.document(),
            LearnRendering.RENDERING.document(),
            CheckRendering.RENDERING.document(),
            KeylimeRendering.RENDERING.document(),
            ReferenceRendering.RENDERING.document(),
            FleetRendering.DOCUMENT,
            IngestRendering.RENDERING.document(),
            AuditRendering.RENDERING.document(),
            XattrRendering.RENDERING.document(),
            PolicyRendering.RENDERING.document(),
            AttestRendering.RENDERING.document(),
            MadeRendering.RENDERING.document(),
            PolicyDiffRendering.RENDERING.document(),
            RuleRendering.RENDERING.document(),
            AllowListRendering.DOCUMENT,
            ReplayLineRendering.DOCUMENT,
            ErrorRendering.DOCUMENT);

    private ReportDocuments() {}

    /** The document of that name. */
    public static Optional<Document<?>> named(String name) {
        return ALL.stream().filter(document -> document.name().equals(name)).findFirst();
    }
}
