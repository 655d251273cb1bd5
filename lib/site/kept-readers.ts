// What kept pages read, for the front door: a page from before a restart is held against what they read now.
import '@/lib/articles/loaders';
import '@/lib/feedback/loaders';
import '@/lib/port-page/loaders';
