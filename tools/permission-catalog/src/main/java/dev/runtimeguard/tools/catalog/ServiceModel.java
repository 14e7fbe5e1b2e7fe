package dev.runtimeguard.tools.catalog;

import java.util.List;

/**
 * What the catalog needs of one service's API model.
 *
 * @param serviceId the model's service id, as {@code API Gateway}
 * @param signingName the name requests are signed with, which mostly is the IAM prefix
 * @param operations sorted by name
 */
record ServiceModel(String serviceId, String signingName, List<Operation> operations) {

    /**
     * The catalog's key: the SDK's SERVICE_NAME is the service id as one word, in camel case of varying kind, without
     * {@code Service} at its end.
     */
    String key() {
        return Names.without(Names.normalise(serviceId), "service");
    }

    ServiceModel as(String otherServiceId) {
        return new ServiceModel(otherServiceId, signingName, operations);
    }

    /**
     * @param signed false for an operation that AWS answers without credentials, where no policy is asked
     * @param members the members that can name a resource
     * @param rawMembers the names of all members
     * @param path the request URI, with the location names of members in braces
     */
    record Operation(
            String name, List<Member> members, List<String> rawMembers, boolean signed, String method, String path) {

        Member member(String memberName) {
            return members.stream()
                    .filter(m -> m.name().equals(memberName))
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * A member of the input that can name a resource; {@code Entries.EventBusName} for one inside a structure or a
     * list of structures.
     *
     * @param many true where the request can carry several values
     */
    record Member(String name, String locationName, boolean many, String documentation) {

        boolean nested() {
            return name.indexOf('.') >= 0;
        }

        String normalised() {
            String plain = Names.normalise(name.substring(name.lastIndexOf('.') + 1));
            return many && !nested() ? Names.singular(plain) : plain;
        }
    }
}
