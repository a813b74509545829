package dev.imatool.replay.container;

import dev.imatool.model.ByteString;
import dev.imatool.model.EntryView;
import dev.imatool.model.PcrBank;
import dev.imatool.model.container.CpcrSnapshot;
import dev.imatool.replay.templatedigest.BankHash;
import dev.imatool.replay.templatedigest.TemplateDigests;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Replays the namespace lists of Container-IMA: each has a container PCR of its own ({@code ima_queue.c} of that kernel).
 * Only an entry whose first column is a namespace extends one; the entries of the host list, which carry a PCR, do not.
 */
public final class ContainerPcrs {
    private final Map<ListKey, CpcrChain> chains = new LinkedHashMap<>();
    private final Map<String, ByteString> logged = new HashMap<>();
    private final BankHash sha1 = new BankHash(PcrBank.SHA1);
    private final SequentialBinding sequential = new SequentialBinding();

    private record ListKey(int input, String list, String namespace) {}

    private ContainerPcrs() {}

    /** A replay that looks for the values of {@code snapshot} on the way. */
    public static ContainerPcrs against(Optional<CpcrSnapshot> snapshot) {
        ContainerPcrs replay = new ContainerPcrs();
        snapshot.ifPresent(given -> given.rows().forEach(row -> replay.logged.put(row.namespace(), row.value())));
        return replay;
    }

    /** Extends the entry on which {@code digests} stands, if it is one of a namespace list. */
    public void extend(int input, TemplateDigests digests) {
        EntryView entry = digests.entry();
        if (entry.pcr() != EntryView.NO_PCR) {
            return;
        }
        String namespace = Long.toString(entry.firstColumn());
        ListKey key = new ListKey(input, entry.list(), namespace);
        CpcrChain chain = chains.get(key);
        if (chain == null) {
            chain = new CpcrChain(sha1, Optional.ofNullable(logged.get(namespace)));
            chains.put(key, chain);
            sequential.register(chain);
        }
        chain.extend(digests);
        sequential.bind();
    }

    /** One for each namespace of each list, in the order in which they came. */
    public List<ContainerPcr> pcrs() {
        List<ContainerPcr> pcrs = new ArrayList<>();
        chains.forEach((key, chain) -> pcrs.add(chain.result(key.input(), key.list(), key.namespace())));
        return pcrs;
    }

    /**
     * PCR 12 had a TPM been there from the first entry on, the first generation bound every extend, and the lists grown
     * one after the other as they were read. With one list that order is certain; with several nothing records it.
     */
    public Optional<ByteString> sequentialPcr12() {
        return sequential.value();
    }
}
