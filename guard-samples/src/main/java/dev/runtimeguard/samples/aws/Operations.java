package dev.runtimeguard.samples.aws;

import java.util.List;

/** The operations of one service, whatever protocol carries them: what each is allowed by, and what it answers. */
interface Operations {
    /** The permissions a call needs, in the order the service checks them; empty for an unknown operation. */
    List<Permission> permissions(Input input);

    /** The output of an authorised call: JSON text, or the elements of the result in the query protocol. */
    String answer(Input input);
}
