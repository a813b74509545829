package dev.imatool.replay.explain.search;

import dev.imatool.model.ByteString;
import dev.imatool.model.PcrBank;
import dev.imatool.replay.explain.report.ForeignOrigin;
import dev.imatool.replay.templatedigest.BankHash;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code ima-ng} entry that IMA would have made of a candidate file, were it measured under the absolute name by which
 * the user calls it: template digests of entries that the list lacks.
 */
final class TemplateDigestGuess {
    private TemplateDigestGuess() {}

    static List<ForeignExtend> of(PcrBank bank, List<Candidate> candidates) {
        List<ForeignExtend> all = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (candidate instanceof Candidate.Content content
                    && content.label().startsWith("/")) {
                for (PcrBank algorithm : PcrBank.usual()) {
                    byte[] data = templateData(algorithm, content);
                    add(all, bank, bank, data, algorithm, content);
                    if (bank != PcrBank.SHA1) {
                        add(all, bank, PcrBank.SHA1, data, algorithm, content);
                    }
                }
            }
        }
        return all;
    }

    private static void add(
            List<ForeignExtend> all,
            PcrBank bank,
            PcrBank hash,
            byte[] data,
            PcrBank algorithm,
            Candidate.Content content) {
        byte[] digest = new byte[hash.digestLength()];
        new BankHash(hash).hash(data, 0, data.length, digest, 0);
        all.add(new ForeignExtend(
                ForeignExtend.padded(bank, ByteString.copyOf(digest)),
                new ForeignOrigin.GuessedEntry(algorithm, hash != bank, content.label())));
    }

    private static byte[] templateData(PcrBank algorithm, Candidate.Content content) {
        ByteString digest = content.digests().getOrDefault(algorithm, ByteString.EMPTY);
        byte[] prefix = (algorithm + ":\0").getBytes(StandardCharsets.US_ASCII);
        byte[] name = (content.label() + "\0").getBytes(StandardCharsets.UTF_8);
        ByteBuffer data = ByteBuffer.allocate(2 * Integer.BYTES + prefix.length + digest.length() + name.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        data.putInt(prefix.length + digest.length()).put(prefix).put(digest.toByteArray());
        return data.putInt(name.length).put(name).array();
    }
}
