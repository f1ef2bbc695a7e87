namespace Pulumi;

/// <summary>Waits until nothing a program started is left running, or until the first failure.</summary>
internal sealed class TaskTracker
{
    private readonly Lock _gate = new();
    private readonly List<Exception> _failures = [];
    private readonly TaskCompletionSource _idleOrFailed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running = 1;

    public void Track(Task task)
    {
        if (task.IsCompletedSuccessfully)
            return;
        lock (_gate)
            _running++;
        task.ContinueWith(Finish, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    public async Task<IReadOnlyCollection<Exception>> WaitAsync()
    {
        Finish(Task.CompletedTask);
        await _idleOrFailed.Task.ConfigureAwait(false);
        lock (_gate)
            return [.. _failures.Distinct()];
    }

    private void Finish(Task task)
    {
        lock (_gate)
        {
            _running--;
            if (task.Exception != null)
                _failures.AddRange(task.Exception.InnerExceptions);
            if (_running == 0 || _failures.Count > 0)
                _idleOrFailed.TrySetResult();
        }
    }
}
