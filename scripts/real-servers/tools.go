//go:build tools

// Package realservers pins the servers that the tests run against.
package realservers

import _ "k8s.io/kubernetes/cmd/kube-apiserver"
