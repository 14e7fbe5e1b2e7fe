package dev.runtimeguard.samples.aws;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A service of the query protocol that is nothing but a table of operations. */
final class TableQueryService extends QueryService {
    private final String denialCode;
    private final Map<String, BiConsumer<QueryCall, Xml>> operations;

    TableQueryService(
            String signingName,
            String namespace,
            String denialCode,
            OperationTable table,
            Supplier<DenialWording> wording) {
        super(signingName, namespace, wording);
        this.denialCode = denialCode;
        this.operations =
                table.names().stream().collect(Collectors.toMap(Function.identity(), name -> handler(table, name)));
    }

    private static BiConsumer<QueryCall, Xml> handler(OperationTable table, String operation) {
        return (query, xml) -> {
            Input input = new Input(query.call(), operation, query.parameters());
            table.permissions(input).forEach(query.call()::require);
            String answer = table.answer(input);
            xml.elements(answer.startsWith("<") ? answer : "");
        };
    }

    @Override
    Map<String, BiConsumer<QueryCall, Xml>> operations() {
        return operations;
    }

    @Override
    String denialCode() {
        return denialCode;
    }
}
