namespace CalicoIPv6.Tests.Manifests;

/// <summary>Manifests as small as can be, with all that is changed in released ones and some that is not.</summary>
internal static class SmallManifests
{
    /// <summary>Has the structure of Calico's calico.yaml.</summary>
    public const string Calico = """
        # Everything in one file.
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: calico-node
          namespace: kube-system
        ---
        kind: ConfigMap
        apiVersion: v1
        metadata:
          name: calico-config
          namespace: kube-system
        data:
          # bird or vxlan
          calico_backend: "bird"
          veth_mtu: "0"
          cni_network_config: |-
            {
              "plugins": [
                {
                  "type": "calico",
                  "mtu": __CNI_MTU__,
                  "ipam": {
                      "type": "calico-ipam"
                  },
                  "policy": {"type": "k8s"}
                }
              ]
            }
        ---
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata:
          name: ippools.crd.projectcalico.org
        spec:
          group: crd.projectcalico.org
          names:
            kind: IPPool
            plural: ippools
          preserveUnknownFields: false
          scope: Cluster
          versions:
            - name: v1
              served: true
              storage: true
              schema:
                openAPIV3Schema:
                  type: object
                  properties:
                    spec:
                      type: object
                      properties:
                        assignmentMode:
                          type: string
        ---
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata:
          name: felixconfigurations.crd.projectcalico.org
        spec:
          group: crd.projectcalico.org
          names:
            kind: FelixConfiguration
            plural: felixconfigurations
          scope: Cluster
          versions:
            - name: v1
              served: true
              storage: true
              schema:
                openAPIV3Schema:
                  type: object
                  properties:
                    nftablesMode:
                      type: string
        ---
        apiVersion: apps/v1
        kind: DaemonSet
        metadata:
          name: calico-node
          namespace: kube-system
        spec:
          selector:
            matchLabels:
              k8s-app: calico-node
          template:
            metadata:
              labels:
                k8s-app: calico-node
            spec:
              initContainers:
                - name: install-cni
                  image: quay.io/calico/cni:v3.32.1
                  env:
                    - name: IP
                      value: "not this one"
              containers:
                - name: calico-node
                  image: quay.io/calico/node:v3.32.1
                  env:
                    # Where this is
                    - name: NODENAME
                      valueFrom:
                        fieldRef:
                          fieldPath: spec.nodeName
                    - name: IP
                      value: "autodetect"
                    - name: CALICO_IPV4POOL_IPIP
                      value: "Always"
                    - name: CALICO_IPV4POOL_VXLAN
                      value: "Never"
                    - name: CALICO_IPV6POOL_VXLAN
                      value: "Never"
                    # - name: CALICO_IPV4POOL_CIDR
                    #   value: "192.168.0.0/16"
                    - name: FELIX_IPV6SUPPORT
                      value: "false"
                    - name: FELIX_HEALTHENABLED
                      value: "true"
                  securityContext:
                    privileged: true
                  livenessProbe:
                    exec:
                      command:
                        - /bin/calico-node
                        - -felix-live
                        - -bird-live
                  readinessProbe:
                    exec:
                      command:
                        - /bin/calico-node
                        - -felix-ready
                        - -bird-ready
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: calico-kube-controllers
          namespace: kube-system
        spec:
          selector:
            matchLabels:
              k8s-app: calico-kube-controllers
          template:
            metadata:
              labels:
                k8s-app: calico-kube-controllers
            spec:
              containers:
                - name: calico-kube-controllers
                  image: quay.io/calico/kube-controllers:v3.32.1
                  env:
                    - name: ENABLED_CONTROLLERS
                      value: node

        """;

    /// <summary>Has the structure of kube-dns', of a release too old for IPv6.</summary>
    public const string KubeDns = """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: kube-dns
          namespace: kube-system
        spec:
          selector:
            matchLabels:
              k8s-app: kube-dns
          template:
            metadata:
              labels:
                k8s-app: kube-dns
            spec:
              containers:
              - name: kubedns
                image: registry.k8s.io/k8s-dns-kube-dns:1.14.7
                args:
                - --domain=cluster.local.
                - --v=2
                env:
                - name: PROMETHEUS_PORT
                  value: '10055'
              - name: dnsmasq
                image: registry.k8s.io/k8s-dns-dnsmasq-nanny:1.14.7
                args:
                - -v=2
                - --
                - --min-port=1024
              - name: sidecar
                image: registry.k8s.io/k8s-dns-sidecar:1.14.7
                args:
                - --v=2
                - --probe=kubedns,127.0.0.1:10053,kubernetes.default.svc.cluster.local,5,A
                - --probe=dnsmasq,127.0.0.1:53,kubernetes.default.svc.cluster.local,5,A
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: kube-dns
          namespace: kube-system
          resourceVersion: '0'
        spec:
          selector:
            k8s-app: kube-dns
          # Kubelet tells pods.
          clusterIP: 10.0.0.10
          ports:
          - name: dns
            port: 53
            protocol: UDP

        """;
}
