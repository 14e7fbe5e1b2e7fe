package dev.runtimeguard.iam.knowledge;

/** Adds to a call the permissions that operations of one kind need. */
@FunctionalInterface
interface Rule {

    void apply(Call call);
}
