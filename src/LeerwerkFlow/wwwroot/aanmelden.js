// Who signs in may be another person: what the last one had with them on the road goes.
if ('caches' in window) caches.delete('leerwerkflow-onderweg');
