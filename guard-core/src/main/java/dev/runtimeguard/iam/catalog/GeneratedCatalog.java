package dev.runtimeguard.iam.catalog;

import dev.runtimeguard.iam.ArnContext;
import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.iam.RequiredPermission;
import dev.runtimeguard.report.Confidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The generated part of {@link dev.runtimeguard.iam.PermissionCatalog}: what every operation of every AWS SDK v2 service
 * needs: actions and the ARNs they are evaluated on. The data is generated from the services' API models and the service
 * authorization reference (see {@code META-INF/NOTICE} and {@code tools/permission-catalog}); a look-up reads one file,
 * which its service shares with those of the same first character, and keeps nothing.
 *
 * <p>An answer is {@link Confidence#LIKELY} where the action is documented for the operation and the request names the
 * resource, and {@link Confidence#GUESS} where a part of the ARN had to stay {@code *} or the action follows from a
 * naming rule; never {@link Confidence#CERTAIN}, which is for AWS's own words. Instances are immutable.
 */
public final class GeneratedCatalog {

    /** What the catalog knows of an operation. */
    public enum Status {
        /** The operation needs the permissions of the answer. */
        NEEDED,
        /** AWS answers the operation without any permission, as {@code sts:GetCallerIdentity} or an unsigned call. */
        NONE_NEEDED,
        /** The operation exists, but no documented action is known for it. */
        ACTION_UNKNOWN,
        /** The catalog does not know the service or the operation. */
        UNKNOWN
    }

    /**
     * The answer to a look-up.
     *
     * @param status never null
     * @param permissions the one the operation is named for first; empty unless {@link Status#NEEDED}
     */
    public record Answer(Status status, List<RequiredPermission> permissions) {

        public Answer {
            permissions = List.copyOf(permissions);
        }
    }

    /** A catalog over the files in the jar. Reads nothing. */
    public GeneratedCatalog() {}

    /**
     * What a call needs.
     *
     * @param serviceName the SDK's {@code SERVICE_NAME}, as {@code S3} or {@code DynamoDb}, or the model's service id,
     *     as {@code API Gateway}; case and blanks do not matter
     * @param operation the operation's name, as {@code PutObject}
     * @param fields the request's fields by member name
     * @param context partition, region and account of the call
     * @return never null
     */
    public Answer lookup(String serviceName, String operation, RequestFields fields, ArnContext context) {
        CatalogSection section = CatalogSection.of(serviceName);
        return section == null ? new Answer(Status.UNKNOWN, List.of()) : lookup(section, operation, fields, context);
    }

    /** What a call of the section's service needs. */
    static Answer lookup(CatalogSection section, String operation, RequestFields fields, ArnContext context) {
        CatalogSection.Entry entry = section.find(operation);
        if (entry == null) {
            return new Answer(Status.UNKNOWN, List.of());
        }
        ResourceResolver resolver = new ResourceResolver(section, fields, context);
        List<RequiredPermission> permissions = new ArrayList<>();
        for (CatalogNeed need : entry.needs()) {
            for (ResourceResolver.Resolved resource : resolver.resolve(need)) {
                boolean likely = resource.exact() && !need.guess();
                permissions.add(new RequiredPermission(
                        need.action(), resource.arn(), likely ? Confidence.LIKELY : Confidence.GUESS));
            }
        }
        return new Answer(entry.status(), permissions);
    }

    /** The keys of all services, their names in lower case without blanks. */
    public SortedSet<String> services() {
        return CatalogFile.services();
    }

    /** The names of all operations known of a service; empty for an unknown one. */
    public SortedSet<String> operations(String serviceName) {
        CatalogSection section = CatalogSection.of(serviceName);
        return section == null ? new TreeSet<>() : section.operations();
    }

    /** Every action a look-up of the operation may answer with, whatever the request; empty where there is none. */
    public List<String> actions(String serviceName, String operation) {
        CatalogSection section = CatalogSection.of(serviceName);
        CatalogSection.Entry entry = section == null ? null : section.find(operation);
        return entry == null
                ? List.of()
                : entry.needs().stream().map(CatalogNeed::action).distinct().toList();
    }

    /** What the catalog knows of an operation, without a request. */
    public Status status(String serviceName, String operation) {
        CatalogSection section = CatalogSection.of(serviceName);
        CatalogSection.Entry entry = section == null ? null : section.find(operation);
        return entry == null ? Status.UNKNOWN : entry.status();
    }

    /**
     * The key of a service in the catalog: letters and digits of its name, in lower case, without the {@code Service}
     * that a service id may end in and the SDK drops ({@code Config Service} is {@code Config}).
     */
    static String key(String serviceName) {
        StringBuilder key = new StringBuilder(serviceName.length());
        for (int i = 0; i < serviceName.length(); i++) {
            char c = serviceName.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                key.append(c);
            }
        }
        String lower = key.toString().toLowerCase(Locale.ROOT);
        return lower.endsWith("service") ? lower.substring(0, lower.length() - "service".length()) : lower;
    }
}
