"""Settings by place of use: `base` is safe for production; `dev`, `sample` and `test` relax it by name."""
