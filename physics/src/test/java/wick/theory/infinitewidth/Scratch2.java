package wick.theory.infinitewidth;
import wick.network.*;
import wick.numeric.matrix.*;
import wick.theory.dynamics.*;
import java.util.*;
public class Scratch2 {
  static Wiring mlp(Activation a,int d,double cw,double cb,double lw,double lb,int L){
    List<Step> s=new ArrayList<>();
    for(int l=0;l<L;l++){ s.add(new Step.Linear(l,l==0?d:64,64,cw,cb,lw,lb)); if(l<L-1)s.add(new Step.Pointwise(a)); }
    return new Wiring(d,1,s,Distribution.NORMAL);
  }
  public static void main(String[] z){
    // S=[[1,.4],[.4,.7]] => inputs d=2
    double s=Math.sqrt(2); Matrix X=Matrix.of(2,2, s,0, .4*s, s*Math.sqrt(.7-.16));
    for(int L=2;L<=4;L++){ var k=KernelRecursion.of(mlp(new Relu(),2,2,0,2,0,L)).kernels(X); System.out.println(Arrays.toString(k.nngp().entries())+Arrays.toString(k.ntk().entries())); }
    for(int L=2;L<=4;L++){ var k=KernelRecursion.of(mlp(new Erf(),2,1.5,.1,1.5,.1,L)).kernels(X); System.out.println(Arrays.toString(k.nngp().entries())+Arrays.toString(k.ntk().entries())); }
    for(int L=2;L<=4;L++){ var k=KernelRecursion.of(mlp(new Tanh(),2,1.5,.1,1.5,.1,L)).kernels(X); System.out.println(Arrays.toString(k.nngp().entries())+Arrays.toString(k.ntk().entries())); }
    Matrix A=Matrix.of(5,2,1,.2,-.5,.9,.3,-1.1,.8,.7,.1,.4);
    var k=KernelRecursion.of(mlp(new Erf(),2,1.5,.1,1.5,.1,2)).kernels(A);
    var t=FrozenKernelTraining.of(TrainingKernels.split(k.nngp(),k.ntk(),3),Matrix.of(3,1,1,-.5,.3));
    System.out.println(t.eigenvalues()+" "+t.largestStableRate());
    for(int n:new int[]{0,5,20,200}){ var o=((Descent.Stable)t.descent(.1)).testOutputs(n); System.out.println(n+" "+Arrays.toString(o.mean().entries())+Arrays.toString(o.covariance().entries())); }

    var post=Posterior.of(new Posterior.Covariances(TrainingKernels.split(k.nngp(),k.ntk(),3).nngpTrain(),TrainingKernels.split(k.nngp(),k.ntk(),3).nngpTestTrain(),TrainingKernels.split(k.nngp(),k.ntk(),3).nngpTest()),Matrix.of(3,1,1,-.5,.3),0);
    if(post instanceof Posterior.Conditioned c) System.out.println(Arrays.toString(c.mean().entries())+Arrays.toString(c.covariance().entries())+c.conditionNumber());
    for(int L:new int[]{2,11,101,10001}){ var w=new java.util.ArrayList<>(PairPropagation.of(mlp(new Relu(),2,2,0,2,0,L)).layers(new wick.numeric.gaussian.Covariance(1,1,.5))); System.out.println(w.getLast()+" "+w.getLast().decorrelation()*(L-1.0)*(L-1)); }
    for(int L:new int[]{2,11,50}){ var w=PairPropagation.of(mlp(new Tanh(),2,1.76,.05,2,0,L)).layers(new wick.numeric.gaussian.Covariance(1,1,.5)); System.out.println(w.getLast()); }
    var rng=new Random(1); int n=1000; double[] e=new double[n*20]; for(int i=0;i<e.length;i++) e[i]=rng.nextGaussian(); 
    double[] sph=e.clone(); for(int i=0;i<n;i++){double q=0; for(int j=0;j<20;j++) q+=e[i*20+j]*e[i*20+j]; for(int j=0;j<20;j++) sph[i*20+j]*=Math.sqrt(20/q);}
    for(Activation a:new Activation[]{new Relu(),new Erf(),new Gelu(),new Tanh(),new Sin(),new Silu()}) for(int L:new int[]{4,20}) for(int sp=0;sp<2;sp++){ double best=1e19;
     var r=KernelRecursion.of(mlp(a,20,1.8,.05,1.8,.05,L)); Matrix nn=Matrix.zeros(n,n), tt=Matrix.zeros(n,n); Matrix in=Matrix.of(n,20,sp==1?sph.clone():e.clone()); Kernels kk=null;
     for(int i=0;i<(L==4?4:2);i++){ long t0=System.nanoTime(); kk=r.kernelsInto(in,nn,tt); best=Math.min(best,System.nanoTime()-t0);} 
     System.out.printf("%s L=%d sphere=%d s=%.4f ns/entry-layer=%.2f err %.2e %.2e%n",a.name(),L,sp,best/1e9,best/(n*(n+1.0)/2*(L-1)),kk.nngpError(),kk.ntkError()); }
  }
}
