package dev.imatool.model.buffer;

import dev.imatool.model.ByteString;
import dev.imatool.model.key.PublicKeyInfo;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a measured buffer is. */
public sealed interface MeasuredBuffer permits DeviceMapper, MeasuredBuffer.OfOneValue, MeasuredBuffer.Key {
    /** Stable name of what it is. */
    String kind();

    /** Buffers other than keys and the records of the device mapper. */
    sealed interface OfOneValue extends MeasuredBuffer {}

    /**
     * A key that was given to a keyring (kernel {@code ima_post_key_create_or_update}).
     *
     * @param keyring description of the keyring, which is the event name
     * @param form what was given
     * @param key the key, where one can be read
     */
    record Key(ByteString keyring, KeyForm form, Optional<PublicKeyInfo> key) implements MeasuredBuffer {
        @Override
        public String kind() {
            return "key";
        }

        /** True when only the kernel makes keyrings of such a name ({@code add_key(2)} refuses a leading dot). */
        public boolean namedByKernel() {
            return !keyring.isEmpty() && keyring.at(0) == '.';
        }

        /** The event of the kernel whose name the keyring bears, such as {@code boot_aggregate}. */
        public Optional<BufferEvent> lookalikeOf() {
            return BufferEvent.ofName(keyring);
        }
    }

    /**
     * The command line that a kernel loaded for kexec will be given ({@code ima_kexec_cmdline}).
     *
     * @param text as given
     */
    record KexecCommandLine(ByteString text) implements OfOneValue {
        @Override
        public String kind() {
            return "kexec_cmdline";
        }
    }

    /**
     * The release of the running kernel ({@code ima_init}, label {@code kernel_info}).
     *
     * @param release such as {@code 6.12.9-amd64}
     */
    record KernelVersion(ByteString release) implements OfOneValue {
        @Override
        public String kind() {
            return "kernel_version";
        }
    }

    /**
     * State of SELinux ({@code selinux_ima_collect_state}).
     *
     * @param state {@code initialized}, {@code enforcing}, {@code checkreqprot}, then the policy capabilities
     */
    record SelinuxState(Attributes state) implements OfOneValue {
        @Override
        public String kind() {
            return "selinux_state";
        }
    }

    /**
     * The digest alone of something that is not in the list.
     *
     * @param what what was hashed
     * @param digest in the hash algorithm of the entry's file digest
     */
    record DigestOnly(HashedData what, ByteString digest) implements OfOneValue {
        @Override
        public String kind() {
            return what.id();
        }
    }

    /**
     * Counters that the kernel writes around a kexec (6.16 on, {@code ima_measure_kexec_event}).
     *
     * @param executed true for {@code kexec_execute}, false for {@code kexec_load}
     * @param segmentSize bytes set aside for the list
     * @param listSize bytes of the list so far, header of 24 included
     * @param entries entries of the list so far, this one not counted
     * @param all all attributes
     */
    record KexecCounters(
            boolean executed, OptionalLong segmentSize, OptionalLong listSize, OptionalLong entries, Attributes all)
            implements OfOneValue {
        @Override
        public String kind() {
            return "kexec_counters";
        }
    }

    /**
     * Rules of a policy.
     *
     * @param loaded true for the rules in force, false for the bytes written to {@code ima/policy}
     * @param text the rules
     */
    record PolicyText(boolean loaded, ByteString text) implements OfOneValue {
        @Override
        public String kind() {
            return "policy";
        }
    }

    /**
     * A buffer whose meaning is not known.
     *
     * @param event the event name
     * @param text true when it is printable UTF-8
     * @param bytes the buffer
     */
    record Unknown(ByteString event, boolean text, ByteString bytes) implements OfOneValue {
        @Override
        public String kind() {
            return "unknown";
        }
    }

    /** What was given to a keyring. */
    enum KeyForm {
        /** An X.509 certificate. */
        CERTIFICATE,
        /** A public key without a certificate. */
        PUBLIC_KEY,
        /** A private key in PKCS#8, which now stands in the list for everybody to read. */
        PRIVATE_KEY,
        /** None of these. */
        UNREADABLE
    }

    /** Data of which the list has the digest only. */
    enum HashedData {
        /** The binary policy of SELinux. */
        SELINUX_POLICY("selinux_policy_hash"),
        /** The image given to {@code init_module(2)}. */
        MODULE("module_hash"),
        /** A file or module whose hash is on the kernel's black list; may be empty. */
        BLACKLISTED("blacklisted_hash");

        private final String id;

        HashedData(String id) {
            this.id = id;
        }

        /** Stable name. */
        public String id() {
            return id;
        }
    }

    /** All attributes of sections put one after the other. */
    static Attributes join(List<Attributes> sections) {
        return new Attributes(
                sections.stream().flatMap(section -> section.all().stream()).toList());
    }
}
