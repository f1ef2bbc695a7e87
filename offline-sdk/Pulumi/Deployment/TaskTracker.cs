namespace Pulumi;

/// <summary>Waits until nothing a program started is left running, or until the first failure.</summary>
internal sealed class TaskTracker
{
    private readonly Lock _gate = new();
    private readonly List<Exception> _failures = [];
    private readonly TaskCompletionSource<IReadOnlyCollection<Exception>> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;
    private bool _isAwaited;

    public void Track(Task task)
    {
        if (task.IsCompletedSuccessfully)
            return;
        lock (_gate)
            _running++;
        task.ContinueWith(Finish, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public Task<IReadOnlyCollection<Exception>> WaitAsync()
    {
        lock (_gate)
        {
            _isAwaited = true;
            CompleteIfDone();
        }
        return _result.Task;
    }

    private void Finish(Task task)
    {
        lock (_gate)
        {
            _running--;
            if (task.Exception != null)
                _failures.AddRange(task.Exception.InnerExceptions);
            CompleteIfDone();
        }
    }

    private void CompleteIfDone()
    {
        // One failure shows up in every output that follows from it.
        if (_isAwaited && (_running == 0 || _failures.Count > 0))
            _result.TrySetResult([.. _failures.Distinct()]);
    }
}
