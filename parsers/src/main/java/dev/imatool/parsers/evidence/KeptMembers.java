package dev.imatool.parsers.evidence;

import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.archive.Member;
import dev.imatool.parsers.archive.MemberContent;
import dev.imatool.parsers.archive.UntilDamage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Keeps lists and event logs as their archive passes, so that it is not gone through again for each of them. What is too large
 * for that is found again in the archive.
 */
final class KeptMembers {
    /** A list of 60,000 entries. */
    static final int LARGEST = 16 << 20;

    private static final long TOGETHER = 128L << 20;
    private static final int CHUNK = 1 << 16;

    private long room = TOGETHER;

    /** The bytes of a member, which are read to their end, to be read as often as wanted; damaged ones end where the damage is. */
    InputSource keep(Member member, MemberContent content) throws IOException {
        if (!member.passing()) {
            return member.source();
        }
        long most = Math.min(LARGEST, room);
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int read = content.read(chunk); read > 0; read = content.read(chunk)) {
            if (kept.size() + read > most) {
                content.transferTo(OutputStream.nullOutputStream());
                return again(member.source(), content.damage().isPresent());
            }
            kept.write(chunk, 0, read);
        }
        room -= kept.size();
        byte[] bytes = kept.toByteArray();
        return InputSource.ofMember(member.source().name(), () -> new ByteArrayInputStream(bytes));
    }

    private static InputSource again(InputSource source, boolean damaged) {
        return damaged ? InputSource.ofMember(source.name(), () -> new UntilDamage(source.open())) : source;
    }
}
