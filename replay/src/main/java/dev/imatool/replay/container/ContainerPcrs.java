package dev.imatool.replay.container;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.EntryView;
import dev.imatool.model.PcrBank;
import dev.imatool.model.container.CpcrSnapshot;
import dev.imatool.model.container.NamespaceUses;
import dev.imatool.replay.templatedigest.BankHash;
import dev.imatool.replay.templatedigest.TemplateDigests;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Replays the namespace lists of Container-IMA: each has a container PCR of its own ({@code ima_queue.c} of that kernel).
 * Only an entry whose first column is a namespace extends one; the entries of the host list, which carry a PCR, do not. A namespace
 * that another program made with the number of one that is gone has a container PCR of its own, which begins at zero; the row of the
 * number in the {@code cpcr} file is of the one whose list leads to it; of several rows, each is of one, in their order.
 */
public final class ContainerPcrs {
    private final Map<ListKey, CpcrChain> chains = new LinkedHashMap<>();
    private final Map<String, List<ByteString>> logged = new HashMap<>();
    private final NamespaceUses uses = new NamespaceUses();
    private final BankHash sha1 = new BankHash(PcrBank.SHA1);
    private final SequentialBinding sequential = new SequentialBinding();

    /** The namespaces of which a list was read. */
    private final Set<String> begun = new HashSet<>();

    /** How often a list was begun. */
    private final Map<ListKey, Integer> copies = new HashMap<>();

    /**
     * A list.
     *
     * @param copy which copy of it in its input: a kernel logs the program that made a namespace once
     */
    private record ListKey(int input, String list, String namespace, int use, int copy) {}

    private ContainerPcrs() {}

    /** A replay that looks for the values of {@code snapshot} on the way. */
    public static ContainerPcrs against(Optional<CpcrSnapshot> snapshot) {
        ContainerPcrs replay = new ContainerPcrs();
        snapshot.ifPresent(given -> given.rows()
                .forEach(row -> replay.logged
                        .computeIfAbsent(row.namespace(), first -> new ArrayList<>())
                        .add(row.value())));
        return replay;
    }

    /** Extends the entry on which {@code digests} stands, if it is one of a namespace list; to be called for all entries in order. */
    public void extend(int input, TemplateDigests digests) {
        EntryView view = digests.entry();
        int use = uses.take(input + "\0" + view.list(), view.toEntry());
        if (view.pcr() != EntryView.NO_PCR) {
            return;
        }
        String namespace = Long.toString(view.firstColumn());
        ListKey first = new ListKey(input, view.list(), namespace, use, 1);
        int copy = copies.merge(first, uses.creator() ? 1 : 0, Integer::sum);
        ListKey key = new ListKey(input, view.list(), namespace, use, Math.max(1, copy));
        CpcrChain chain = chains.get(key);
        if (chain == null) {
            chain = new CpcrChain(sha1, logged(namespace, use));
            chains.put(key, chain);
            if (begun.add(namespace + "#" + use)) {
                sequential.register(chain);
            }
        }
        chain.extend(digests);
        sequential.bind(chain);
    }

    /** What the file says of that use of a number: of one row it is open which use that is of. */
    private Optional<ByteString> logged(String namespace, int use) {
        List<ByteString> values = logged.getOrDefault(namespace, List.of());
        int row = values.size() == 1 ? 1 : use;
        return row <= values.size() ? Optional.of(values.get(row - 1)) : Optional.empty();
    }

    private boolean severalRows(String namespace) {
        return logged.getOrDefault(namespace, List.of()).size() > 1;
    }

    /** One for each namespace of each list, in the order in which they came. */
    public List<ContainerPcr> pcrs() {
        Map<String, Integer> rows = new HashMap<>();
        chains.forEach((key, chain) -> {
            if (chain.met()) {
                rows.put(key.namespace(), key.use());
            }
        });
        // nothing leads to the value: it is of the namespace that had the number last
        chains.keySet().stream()
                .sorted(Comparator.comparing(ListKey::use).reversed())
                .forEach(key -> rows.putIfAbsent(key.namespace(), key.use()));
        List<ContainerPcr> pcrs = new ArrayList<>();
        chains.forEach((key, chain) -> pcrs.add(chain.result(
                key.input(),
                key.list(),
                Container.ofNamespace(key.namespace(), Container.Source.FIRST_COLUMN)
                        .used(key.use()),
                severalRows(key.namespace()) || key.use() == rows.getOrDefault(key.namespace(), 1))));
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
