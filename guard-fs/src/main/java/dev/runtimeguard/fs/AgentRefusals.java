package dev.runtimeguard.fs;

import dev.runtimeguard.fs.explain.RecentRefusals;
import java.nio.file.Path;
import java.util.Optional;

/** Asks the agent, where there is one. */
public final class AgentRefusals implements RecentRefusals {

    @Override
    public Optional<Path> pathOf(Throwable failure) {
        AgentLink agent = AgentLink.find();
        return Optional.ofNullable(agent == null ? null : agent.pathOf(failure)).map(Path::of);
    }
}
